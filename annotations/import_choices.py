"""What a person decides about an import before anything of it is written. Values only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from annotations.schema import AttributeType, Label, RelationType, Schema


class Part(StrEnum):
    """What a name of the schema is the name of."""

    LABEL = "label"
    ATTRIBUTE = "attribute"
    RELATION = "relation"


Names = Mapping[tuple[Part, str], str]

NO_NAMES: Names = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Choices:
    """How to import.

    Rows that name no annotator belong to `annotator`; with `replaces_annotators` all rows do. `names` say
    what a name in the files becomes in the project: an id of its schema, another one, which is added to the
    schema then, or nothing, which leaves out whatever has the name. Unknown names that are not among them are
    added with `adds_unknown`, else kept as they are, and doubted. An article whose name is taken by another
    text is refused, unless it `renames`. `left_out` are the ids, as the files have them, of articles not to
    import.
    """

    annotator: str
    replaces_annotators: bool = False
    names: Names = field(default_factory=lambda: NO_NAMES)
    adds_unknown: bool = False
    renames: bool = False
    left_out: frozenset[str] = frozenset()

    def becomes(self, part: Part, name: str) -> str:
        """Return what a name in the files is called in the project; an empty string if it is left out."""
        return self.names.get((part, name), name)

    def adds(self, part: Part, name: str) -> bool:
        """Say whether a name that the schema lacks is added to it."""
        return self.adds_unknown or any(p is part and to == name for (p, _), to in self.names.items())


def is_known(schema: Schema, part: Part, name: str) -> bool:
    """Say whether a schema has a label, an attribute type or a relation type with this id."""
    match part:
        case Part.LABEL:
            return schema.label(name) is not None
        case Part.ATTRIBUTE:
            return schema.attribute_type(name) is not None
        case Part.RELATION:
            return schema.relation_type(name) is not None


def suggested(schema: Schema, part: Part, name: str) -> str:
    """Return the id of what a schema calls by this name in either language, or an empty string."""
    parts: dict[Part, Sequence[Label | AttributeType | RelationType]] = {
        Part.LABEL: schema.labels,
        Part.ATTRIBUTE: schema.attribute_types,
        Part.RELATION: schema.relation_types,
    }
    wanted = _plain(name)
    fitting = (e.id for e in parts[part] if wanted in (_plain(e.id), _plain(e.name), _plain(e.name_ar)))
    return next(fitting, "")


def _plain(name: str) -> str:
    return name.casefold().replace("_", " ").replace("-", " ").strip()
