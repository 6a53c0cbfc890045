"""What a sign takes away from the spots."""

from perfectspots.model.base import Noun, Slug


class Claim(Noun):
    """What a sign takes away from the spots: a rash on the arm is no pain in the arm."""

    places: tuple[Slug, ...] = ()
    """The places that it claims, their parts included; every place if there is none."""
    spared: tuple[Slug, ...] = ()
    """Places, their parts included, that it never claims."""
    conditions: tuple[Slug, ...] = ()
    """Conditions that it claims with its places."""
    anywhere: bool = False
    """Whether it claims places anywhere in the text, and not only those nearest to it."""
    yields_to_pain: bool = False
    """Whether a word for pain nearby is stronger."""
    spares_own: bool = False
    """Whether it leaves alone what the person calls their own: my dog is limping, and my back hurts."""
