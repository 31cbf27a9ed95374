"""The office week with the days off and worked days of Vietnam, as the rule pages assume it."""

from cchc.kernel.holiday_seed import calendar_of, seed_days
from cchc.kernel.working_time import week_of

OFFICE = {day: ["07:30-11:30", "13:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
VIETNAM = calendar_of(week_of(OFFICE), seed_days(range(2022, 2028)))
