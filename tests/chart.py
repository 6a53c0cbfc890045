"""The chart, transcribed once more by hand from the series' quick-reference chart, apart from the catalogue.

Each row: the pain locations as (words, emphasis, extent), the related conditions, the muscles. Words are those of the
chart, not the catalogue's names.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A row of the chart."""

    pain: set[tuple[str, str | None, str | None]]
    conditions: set[str]
    muscles: set[str]


def _plain(*places: str) -> set[tuple[str, str | None, str | None]]:
    return {(place, None, None) for place in places}


CHART = {
    1: Row(
        {(place, None, "almost anywhere") for place in ("head", "face", "neck")}
        | {(place, "especially", None) for place in ("side of the head", "behind the ear", "temples", "forehead")},
        {"headache", "neck pain", "migraine"},
        {
            "rectus capitis posterior major",
            "rectus capitis posterior minor",
            "obliquus capitis inferior",
            "obliquus capitis superior",
        },
    ),
    2: Row(
        {("low back", None, "anywhere")} | _plain("tailbone", "lower buttock", "abdomen", "groin", "side of the hip"),
        {"low back pain", "herniated disc"},
        {"quadratus lumborum", "erector spinae"},
    ),
    3: Row(
        _plain("shin", "top of foot", "big toe"),
        {"shin splints", "drop foot", "anterior compartment syndrome", "medial tibial stress syndrome"},
        {"tibialis anterior"},
    ),
    4: Row(
        {("inner edge of the shoulder blade", "especially", None)}
        | _plain("upper back", "neck", "side of face", "upper chest", "shoulder", "arm", "hand"),
        {"thoracic outlet syndrome", "lump in the throat", "hoarseness", "TMJ syndrome"},
        {"scalenus anterior", "scalenus medius", "scalenus posterior"},
    ),
    5: Row(
        _plain("elbow", "arm", "wrist", "hand"),
        {
            "carpal tunnel syndrome",
            "tennis elbow",
            "lateral epicondylitis",
            "golfer's elbow",
            "medial epicondylitis",
            "thoracic outlet syndrome",
        },
        {
            "forearm extensors",
            "brachioradialis",
            "extensor carpi radialis longus",
            "extensor carpi radialis brevis",
            "extensor digitorum",
            "extensor carpi ulnaris",
        },
    ),
    6: Row(
        {("immediately under the buttocks", "especially", None)}
        | _plain("low back", "hip", "buttocks", "side of thigh", "hamstrings"),
        {"sciatica", "trochanteric bursitis", "low back pain"},
        {"gluteus medius", "gluteus minimus"},
    ),
    7: Row(
        {("teeth", "rarely", None)} | _plain("side of face", "jaw"),
        {"bruxism", "headache", "jaw clenching", "TMJ syndrome", "toothache", "tinnitus"},
        {"masseter"},
    ),
    8: Row(
        _plain("lower half of thigh", "knee"),
        {"iliotibial band syndrome", "runner's knee", "patellofemoral pain syndrome"},
        {"vastus lateralis", "vastus medialis", "rectus femoris"},
    ),
    9: Row(
        {("chest", None, "anywhere")} | _plain("upper arm"),
        {"heart attack", "respiratory dysfunction"},
        {"pectoralis major"},
    ),
    10: Row(_plain("bottom of the foot"), {"plantar fasciitis"}, {"arch muscles"}),
    11: Row(
        {("upper back", None, "anywhere"), ("between the shoulder blades", "mainly", None)},
        {"scoliosis"},
        {"erector spinae"},
    ),
    12: Row(
        _plain("lower back", "buttocks", "hip", "hamstrings"),
        {"low back pain", "sciatica", "sacroiliac joint dysfunction"},
        {"gluteus maximus"},
    ),
    13: Row(
        _plain("low back", "buttocks", "hamstrings"),
        {"low back pain", "sciatica", "sacroiliac joint dysfunction"},
        {"erector spinae"},
    ),
    14: Row(
        {("shoulder", None, "any part")} | _plain("upper arm"),
        {"frozen shoulder", "supraspinatus tendinitis"},
        {"infraspinatus", "teres minor"},
    ),
}
