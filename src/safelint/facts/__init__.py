"""What a text says of one thing in two places, where both cannot be true.

Reading order: figures.py (numbers in words and digits), quantities.py (what they are numbers of: people, time, money,
ages, shares), moments.py (times of day, days, months), told.py (which values are new, and which told again), signs.py
(what of two of them speaks for one thing told twice), pairs.py (which two are compared), disagreements.py (which pairs
weigh enough), sure.py and one_*.py (signs that are enough alone). amounts.py reads all of a text once. By themselves:
sums.py, grouped.py, table_totals.py, column_totals.py, remainders.py, balances.py and total_terms.py (parts, groups,
what is left, terms and shares that do not come out), items.py (numbers of items of a list), listed.py (numbers of
names and days), lasting.py (lengths of time and their months), later.py (numbers of years and days between two),
rises.py (changes that go the other way, or by another share), two_ranks.py (titles), weekdays.py, weekly.py and
closed.py (days of what is held each week), dated.py and order.py (dates of events that can only follow each other).
"""
