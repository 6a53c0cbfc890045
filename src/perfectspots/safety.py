"""Warnings: which rules the findings of a text raise. It knows nothing of spots and how they are matched."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from perfectspots.model import Alert
from perfectspots.signs import GENERAL_QUESTION
from perfectspots.weighing import DOUBTED_EMERGENCY, IMPLAUSIBLE_EMERGENCY, MAY_BE_AN_EMERGENCY, SOUNDS_DANGEROUS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfectspots.model import Chart, Combination, Finding, Level, Query, RedFlag, RedFlags

LEVELS: tuple[Level, ...] = ("emergency", "today", "soon", "care")
"""From the most urgent to the least."""
WITHHOLDING: tuple[Level, ...] = ("emergency", "today")
"""The levels at which no spot is shown."""
_Facts: TypeAlias = "dict[str, list[Finding]]"
"""What counts, by the name that rules use for it."""


def check(query: Query, flags: RedFlags, chart: Chart) -> tuple[Alert, ...]:
    """Return the warnings that a text raises, the most urgent first.

    An emergency that the words as a whole speak against is a doubted one: a rule of another level asks for that.

    Args:
        query: What was understood; what is denied or past counts for nothing.
        flags: The rules.
        chart: The places, and how they lie in each other.
    """
    facts = _facts(query, chart)
    alerts: list[Alert] = []
    if GENERAL_QUESTION not in facts:
        alerts = _emergencies(query, flags, facts)
    for rule in _rules(flags, facts):
        if rule.level == "emergency":
            continue
        raised = ((combination, _raised(combination, facts, flags)) for combination in rule.when)
        found = next(
            (found for combination, found in raised if found and _counts(rule, combination, found, query)), None
        )
        if found:
            alerts.append(_alert(rule, found, query.text))
    alerts = [alert for alert in alerts if not _adds_nothing(alert, alerts, flags)]
    return tuple(sorted(alerts, key=lambda alert: LEVELS.index(alert.level)))


def _emergencies(query: Query, flags: RedFlags, facts: _Facts) -> list[Alert]:
    """Return the emergencies; if there are none but in doubt, the doubts become facts."""
    alerts: list[Alert] = []
    unsure: _Facts = {}
    supported: _Facts = {**facts, MAY_BE_AN_EMERGENCY: []}  # the text as a whole, and no words of it
    for rule in _rules(flags, supported):
        if rule.level != "emergency":
            continue
        for combination in rule.when:
            found = _raised(combination, supported, flags)
            if not found:
                continue
            doubt = _doubt(combination, found, query)
            if doubt is None:
                alerts.append(_alert(rule, found, query.text))
                break
            unsure.setdefault(doubt, found)
    if not alerts:
        facts.update(unsure)
    return alerts


def _doubt(combination: Combination, found: Sequence[Finding], query: Query) -> str | None:
    """Return what the words as a whole make of an emergency: a doubted one, an implausible one, or nothing less.

    The words of the sentence that a sign stands in may say more for it than those of the text.
    """
    stretches: tuple[Query | Finding, ...] = (query, *found)
    if MAY_BE_AN_EMERGENCY in combination.together and not any(each.may_be_an_emergency for each in stretches):
        return DOUBTED_EMERGENCY
    if not combination.certain and not any(each.emergency_is_plausible for each in stretches):
        return IMPLAUSIBLE_EMERGENCY
    return None


def _counts(rule: RedFlag, combination: Combination, found: Sequence[Finding], query: Query) -> bool:
    """Return whether a combination of a milder rule counts: a caution does in any text."""
    if rule.level == "care" or combination.certain:
        return True
    stretches: tuple[Query | Finding, ...] = (query, *found)
    return any(each.danger_is_plausible for each in stretches)


def _rules(flags: RedFlags, facts: _Facts) -> Iterator[RedFlag]:
    """Yield the rules that may be raised, in their order."""
    for number in sorted({number for name in facts for number in flags.rules_with.get(name, ())}):
        yield flags.rules[number]


def _alert(rule: RedFlag, findings: Sequence[Finding], text: str) -> Alert:
    return Alert(
        rule=rule.id,
        name=rule.name,
        level=rule.level,
        because=_quotes(findings, text),
        do=rule.do,
        avoid=rule.avoid,
        why=rule.why,
        sources=rule.sources,
    )


def joined(alerts: Sequence[Alert], others: Iterable[Alert]) -> tuple[Alert, ...]:
    """Return the warnings of two readings of a text, the most urgent first, each once."""
    known = {alert.rule for alert in alerts}
    both = [*alerts, *(alert for alert in others if alert.rule not in known)]
    return tuple(sorted(both, key=lambda alert: LEVELS.index(alert.level)))


def _adds_nothing(alert: Alert, alerts: Sequence[Alert], flags: RedFlags) -> bool:
    """Return whether a warning names no danger, and stands beside one that does, or behind another that does not."""
    if alert.rule not in flags.vague:
        return False
    as_grave = ("emergency",) if alert.level == "emergency" else LEVELS[:-1]
    before = alerts[: alerts.index(alert)]
    return any(other.level in as_grave and (other.rule not in flags.vague or other in before) for other in alerts)


def _facts(query: Query, chart: Chart) -> _Facts:
    facts: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in query.signs:
        if not finding.denied and not finding.past:
            facts[finding.means].append(finding)
    for finding in query.findings:
        if not finding.denied and not finding.past:
            for name in _names(finding, chart):
                facts[name].append(finding)
    if query.sounds_dangerous:
        facts[SOUNDS_DANGEROUS] = []  # the text as a whole, and no words of it
    return dict(facts)


def _names(finding: Finding, chart: Chart) -> Iterator[str]:
    if finding.kind == "place":
        for place in (finding.means, *chart.wider_places(finding.means)):
            yield f"place:{place}"
    elif finding.kind == "condition":
        yield f"condition:{finding.means}"


def _raised(combination: Combination, facts: _Facts, flags: RedFlags) -> list[Finding]:
    """Return the findings that raise a warning together, or none."""
    found: list[Finding] = []
    for item in combination.together:
        named = next((facts[name] for name in flags.meant(item) if name in facts), None)
        if named is None:
            return []
        found += named[:1]
    if combination.two_of:
        apart = _apart(facts[name] for item in combination.two_of for name in flags.meant(item) if name in facts)
        if len(apart) < 2:  # noqa: PLR2004  # as the field says
            return []
        found += apart
    if any(name in facts for item in combination.unless for name in flags.meant(item)):
        return []
    return found


def _apart(named: Iterable[Sequence[Finding]]) -> list[Finding]:
    """Return a finding for each of some signs, but for those that stand in the same words as one before."""
    apart: list[Finding] = []
    for findings in named:
        new = next((each for each in findings if not any(_overlap(each, other) for other in apart)), None)
        if new:
            apart.append(new)
    return apart


def _overlap(one: Finding, other: Finding) -> bool:
    return one.phrase in other.phrase or other.phrase in one.phrase


def _quotes(findings: Sequence[Finding], text: str) -> tuple[str, ...]:
    """Return the words of the findings in the order of the text, none inside another."""
    phrases = list(dict.fromkeys(finding.phrase for finding in findings))
    whole = [phrase for phrase in phrases if not any(phrase != other and phrase in other for other in phrases)]
    return tuple(sorted(whole, key=text.find))
