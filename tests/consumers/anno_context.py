"""The terms of the W3C's Web Annotation context that exports use, as the Recommendation defines them.

From appendix A of the Web Annotation Vocabulary: terms, their IRIs and how values are read. Tests have no
network to fetch http://www.w3.org/ns/anno.jsonld, which the exported pages name.
"""

from __future__ import annotations

from typing import Any

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
_XSD = "http://www.w3.org/2001/XMLSchema#"

CONTEXT: dict[str, Any] = {
    "@context": {
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        "Annotation": f"{OA}Annotation",
        "AnnotationPage": f"{AS}OrderedCollectionPage",
        "Person": f"{FOAF}Person",
        "SpecificResource": f"{OA}SpecificResource",
        "TextPositionSelector": f"{OA}TextPositionSelector",
        "TextQuoteSelector": f"{OA}TextQuoteSelector",
        "TextualBody": f"{OA}TextualBody",
        "classifying": f"{OA}classifying",
        "commenting": f"{OA}commenting",
        "describing": f"{OA}describing",
        "identifying": f"{OA}identifying",
        "linking": f"{OA}linking",
        "body": {"@type": "@id", "@id": f"{OA}hasBody"},
        "created": {"@type": f"{_XSD}dateTime", "@id": f"{DCTERMS}created"},
        "creator": {"@type": "@id", "@id": f"{DCTERMS}creator"},
        "end": {"@type": f"{_XSD}nonNegativeInteger", "@id": f"{OA}end"},
        "exact": f"{OA}exact",
        "format": "http://purl.org/dc/elements/1.1/format",
        "items": {"@type": "@id", "@id": f"{AS}items", "@container": "@list"},
        "modified": {"@type": f"{_XSD}dateTime", "@id": f"{DCTERMS}modified"},
        "motivation": {"@type": "@vocab", "@id": f"{OA}motivatedBy"},
        "name": f"{FOAF}name",
        "prefix": f"{OA}prefix",
        "purpose": {"@type": "@vocab", "@id": f"{OA}hasPurpose"},
        "selector": {"@type": "@id", "@id": f"{OA}hasSelector"},
        "source": {"@type": "@id", "@id": f"{OA}hasSource"},
        "start": {"@type": f"{_XSD}nonNegativeInteger", "@id": f"{OA}start"},
        "suffix": f"{OA}suffix",
        "target": {"@type": "@id", "@id": f"{OA}hasTarget"},
        "value": f"{RDF}value",
    }
}
