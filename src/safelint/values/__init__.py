"""The values that all pass around; they know nobody.

Their modules do not postpone annotations (`from __future__ import annotations`): each postponed one of a named tuple is
compiled by itself when the class is made, which costs nearly half of loading these modules at every start. Only the
types of `tables`, which no start imports, stand in quotation marks.
"""
