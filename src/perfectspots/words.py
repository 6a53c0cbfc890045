"""Text becomes plain words: case, accents, contractions, plurals and other forms."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TOKEN = re.compile(r"[^\W_]+(?:['\u2019\u02bc`\u00b4][^\W_]+)*")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u02bc`\u00b4", "'"))
_SENTENCE_ENDS = frozenset(".!?;\n\r\u2026")
_PAUSES = frozenset(',:()[]{}/\\|"\u201c\u201d\u2013\u2014')

_CONTRACTIONS = {
    "cannot": "can not",
    "cant": "can not",
    "can't": "can not",
    "won't": "will not",
    "wont": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "aint": "is not",
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "isnt": "is not",
    "wasnt": "was not",
    "arent": "are not",
    "werent": "were not",
    "hasnt": "has not",
    "havent": "have not",
    "hadnt": "had not",
    "couldnt": "could not",
    "wouldnt": "would not",
    "shouldnt": "should not",
    "im": "i am",
    "ive": "i have",
    "id": "i would",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "kinda": "kind of",
    "sorta": "sort of",
    "outta": "out of",
    "y'all": "you all",
    "let's": "let us",
}
_ENDINGS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'s": "is"}
_NO_PLURAL = ("ss", "us", "is", "as", "os")
_SHORTEST_PLURAL = 4
_STEM_ENDINGS = (
    ("iness", 3, False),
    ("ness", 3, False),
    ("ing", 3, True),
    ("in", 4, True),
    ("ed", 3, True),
    ("ly", 4, False),
    ("y", 4, False),
    ("e", 5, False),
)
"""Endings, the letters that must be left, and whether the letter before may be doubled: dropping."""
_WHOLE = frozenset(
    (  # noqa: SIM905  # one word a line would be longer than it is worth
        "battery belly cocky dirty every factory handy palsy party pasty ready scared scary severe shiny sprain strain "
        "telly tipsy weary willy windy"
    ).split()
)
"""Words that seem to have such an ending, and would be other words without it: severe pain severs nothing."""


class Word(NamedTuple):
    """One plain word and where it stands in the text."""

    plain: str
    """The word in lower case, without accents, in the form that the vocabulary uses."""
    start: int
    """Offset in characters of the word's first character in the text."""
    end: int
    """Offset in characters just after the word."""
    pause: bool
    """Whether punctuation stands between this word and the one before it."""
    sentence: bool
    """Whether a new sentence begins with this word."""


class Text:
    """A text cut into words, with the edges that meaning does not cross."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.plain = [word.plain for word in words]
        self.said = frozenset(self.plain)
        """The different words, in their plain form."""
        self.stems = [stem(word) for word in self.plain]
        """The words in their plain form, without the endings that make no other word of them."""
        self._stretch = list(accumulate(word.pause for word in words))
        self._sentence = list(accumulate(word.sentence for word in words))

    def __len__(self) -> int:
        return len(self.words)

    def pauses(self, first: int, last: int) -> int:
        """Return how many pauses stand between two words, given by their indexes in order."""
        return self._stretch[last] - self._stretch[first]

    def in_one_sentence(self, first: int, last: int) -> bool:
        """Return whether two words stand in one sentence."""
        return self._sentence[first] == self._sentence[last]

    def sentence(self, index: int) -> int:
        """Return the number of the sentence that a word stands in."""
        return self._sentence[index]

    def before(self, index: int) -> str:
        """Return the word before a word, or nothing at the beginning of a stretch between two pauses."""
        return "" if not index or self.words[index].pause else self.plain[index - 1]

    def after(self, index: int) -> str:
        """Return the word after a word, or nothing at the end of a stretch between two pauses."""
        return "" if self.ends_stretch(index) else self.plain[index + 1]

    def ends_stretch(self, index: int) -> bool:
        """Return whether a pause or the end of the text follows a word."""
        return index + 1 >= len(self.words) or self.words[index + 1].pause


def without_lone_surrogates(text: str) -> str:
    """Return the text with every undecodable character shown as U+FFFD, so that it can be encoded."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def split(text: str, forms: Mapping[str, str]) -> list[Word]:
    """Cut a text into plain words, in time linear in its length.

    Args:
        text: Anything a person may type.
        forms: Other forms of a word (irregular plurals, verb forms, spellings) and the form to use instead.
    """
    words: list[Word] = []
    end = 0  # of the token before
    for token in _TOKEN.finditer(text):
        gap = text[end : token.start()]
        decimal_point = gap == "." and text[end - 1].isdigit() and text[end + 1].isdigit()
        sentence = not words or (not decimal_point and not _SENTENCE_ENDS.isdisjoint(gap))
        pause = sentence or not _PAUSES.isdisjoint(gap) or "--" in gap or (" -" in gap and "- " in gap)
        end = token.end()
        for part in _parts(_simplified(token.group())):
            words.append(Word(_folded(part, forms), token.start(), end, pause, sentence))
            pause = sentence = False
    return words


def fold(phrase: str, forms: Mapping[str, str]) -> tuple[str, ...]:
    """Return the plain words of a phrase of the vocabulary, in the same form as `split` gives them."""
    return tuple(word.plain for word in split(phrase, forms))


class Folding(dict[str, tuple[str, ...]]):
    """The plain words of each simple word: thousands of phrases are made of a few thousand words."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._forms = forms

    def __missing__(self, word: str) -> tuple[str, ...]:
        self[word] = plain = fold(word, self._forms)
        return plain

    def of(self, phrase: str) -> list[str] | None:
        """Return the plain words of a phrase of simple words with single spaces between, or None for any other."""
        words = phrase.split(" ")
        if not all(map(str.isalnum, words)):
            return None
        return [plain for word in words for plain in self[word]]


def _simplified(token: str) -> str:
    token = token.lower()
    if token.isascii():
        return token
    decomposed = unicodedata.normalize("NFKD", token.translate(_APOSTROPHES))
    return "".join(character for character in decomposed if not unicodedata.combining(character)).lower()


def _parts(token: str) -> Iterator[str]:
    """Yield the words of a token: "can't" is two, "runner's" is one."""
    if token in _CONTRACTIONS:
        yield from _CONTRACTIONS[token].split()
        return
    if "'" not in token:
        yield token
        return
    for ending, word in _ENDINGS.items():
        if token.endswith(ending) and len(token) > len(ending):
            yield token[: -len(ending)].replace("'", "")
            yield word
            return
    yield token.replace("'", "")


def _folded(word: str, forms: Mapping[str, str]) -> str:
    if word in forms:
        return forms[word]
    single = singular(word)
    return forms.get(single, single)


def singular(word: str) -> str:
    """Return a word without its regular plural ending."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    if word.endswith("ies") and len(word) > _SHORTEST_PLURAL:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")) and not word.endswith("aches"):
        return word[:-2]
    return word[:-1]


def stem(word: str) -> str:
    """Return a word without the endings that make no other word of it: "swelling" and "swells" are "swell"."""
    if word in _WHOLE:
        return word
    for ending, shortest, doubles in _STEM_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest and not word.endswith("eed"):
            word = word[: -len(ending)]
            return word[:-1] if doubles and word[-1] == word[-2] and word[-1] not in "lsf" else word
    return word
