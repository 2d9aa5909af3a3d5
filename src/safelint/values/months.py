"""The months as people write them."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def month_and_year(date: str) -> str:
    """ "2015-09" or "2015-09-30" as "September 2015"; "2015" as it is."""
    year, _, month = date.partition("-")
    return f"{MONTHS[int(month[:2]) - 1]} {year}" if month else year
