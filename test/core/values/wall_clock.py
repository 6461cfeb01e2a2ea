"""Answers from Python's zoneinfo, to hold src/core/zone.ts against.

wall_clock.py changes    reads a zone a line; writes `zone,instant,ISO time a second before,ISO time` for every
                         change of offset, 1970 to 2100
wall_clock.py instants   reads `zone,YYYY-MM-DDTHH:MM` a line; writes for each its instants, earliest first, as
                         `seconds=ISO time`, parted by blanks: nothing in a gap, two in an overlap
"""

import sys
from datetime import datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
END = int((datetime(2101, 1, 1, tzinfo=timezone.utc) - EPOCH).total_seconds())
STRIDE = 3 * 86400


@cache
def zone_of(name):
    return ZoneInfo(name)


def at(zone, seconds):
    return (EPOCH + timedelta(seconds=seconds)).astimezone(zone)


def changes(name):
    zone = zone_of(name)
    for start in range(0, END, STRIDE):
        before, behind = start, start + STRIDE
        offset = at(zone, before).utcoffset()
        if at(zone, behind).utcoffset() == offset:
            continue
        while behind - before > 1:
            middle = (before + behind) // 2
            if at(zone, middle).utcoffset() == offset:
                before = middle
            else:
                behind = middle
        yield ",".join([name, str(behind), at(zone, before).isoformat(), at(zone, behind).isoformat()])


def instants(name, text):
    zone, wall = zone_of(name), datetime.fromisoformat(text)
    found = {}
    for fold in (0, 1):
        there = wall.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc)
        back = there.astimezone(zone)
        if back.replace(tzinfo=None) == wall:
            found[int((there - EPOCH).total_seconds())] = back.isoformat()
    return " ".join(f"{seconds}={iso}" for seconds, iso in sorted(found.items()))


def main():
    lines = sys.stdin.read().splitlines()
    if sys.argv[1] == "changes":
        answers = [change for name in lines for change in changes(name)]
    else:
        answers = [instants(*line.split(",")) for line in lines]
    sys.stdout.write("".join(answer + "\n" for answer in answers))


main()
