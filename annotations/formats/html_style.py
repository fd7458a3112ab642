"""The look of exported pages: a style sheet for screens in day and night and for paper."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.formats.wording import LabelLook

_LANE = 5
"""Pixels from one lane's bar to the next."""

_BARS = {"dotted": "2px dotted", "double": "3px double", "dashed": "2px dashed"}

STYLE = """
:root { color-scheme: light dark; --page: #FBFAF6; --raised: #FFFFFF; --ink: #1E2328; --secondary: #5F636A;
  --hairline: #DDD9D0; --accent: #0F6B6B; --tint: 16%;
  --reading: "Noto Naskh Arabic", "Scheherazade New", Amiri, "Geeza Pro", "Traditional Arabic", serif;
  --plain: "IBM Plex Sans Arabic", "Noto Sans Arabic", "Segoe UI", system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --page: #1B1D20; --raised: #232629; --ink: #E6E3DC;
  --secondary: #A5A39C; --hairline: #3A3D41; --accent: #5BB5B0; --tint: 34%; } }
* { box-sizing: border-box; }
html { background: var(--page); color: var(--ink); font: 16px/1.6 var(--plain); }
body { margin: 0 auto; max-width: 54rem; padding: 2.5rem 1.5rem 4rem; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
h1 { font: 600 1.9rem/1.5 var(--reading); margin: 0.5rem 0 0.25rem; }
h2 { font-size: 1.05rem; font-weight: 600; margin: 3rem 0 0.75rem; }
[lang=en] { color: var(--secondary); font-weight: 400; }
.back { margin: 0; font-size: 0.9rem; }
.meta { display: flex; flex-wrap: wrap; gap: 0.1rem 1.5rem; margin: 0;
  color: var(--secondary); font-size: 0.9rem; }
.meta div { display: flex; gap: 0.4em; }
.meta dd { margin: 0; color: var(--ink); overflow-wrap: anywhere; }
.legend { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; list-style: none; margin: 1.5rem 0 0;
  padding: 0.75rem 0 1rem; border-block: 1px solid var(--hairline); line-height: 2; }
.legend span { font-size: 0.9rem; }
.count { font-variant-numeric: tabular-nums; color: var(--secondary); }
.text { font: 1.3rem/2 var(--reading); margin: 2rem 0 0; }
.text p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; text-align: start; }
mark { color: inherit; background-clip: content-box; border-bottom-color: var(--label);
  background-color: color-mix(in srgb, var(--label) var(--tint), transparent); }
mark:hover, mark:target { background-color: color-mix(in srgb, var(--label) 45%, transparent); }
tr:target { background: color-mix(in srgb, var(--accent) 14%, transparent); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
th { text-align: start; font-weight: 600; color: var(--secondary); font-size: 0.85rem; white-space: nowrap; }
th, td { padding: 0.55rem 0.75rem; border-bottom: 1px solid var(--hairline); vertical-align: top; }
th:first-child, td:first-child { padding-inline-start: 0; }
th:last-child, td:last-child { padding-inline-end: 0; }
td.quote { font: 1.08rem/1.9 var(--reading); min-width: 12rem; overflow-wrap: anywhere; }
td.quote a { color: inherit; }
td.number { font-variant-numeric: tabular-nums; color: var(--secondary); white-space: nowrap; }
td ul { list-style: none; margin: 0; padding: 0; overflow-wrap: anywhere; }
td mark { white-space: nowrap; }
.name { color: var(--secondary); }
.words { white-space: pre-wrap; }
footer { margin-top: 3rem; color: var(--secondary); font-size: 0.85rem; }
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); } }
@media print {
  :root { --page: #FFFFFF; --raised: #FFFFFF; --ink: #000000; --secondary: #55585D; --hairline: #CCC8C0;
    --accent: #0F6B6B; --tint: 16%; color-scheme: light; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .back { display: none; }
  h1, h2 { break-after: avoid; }
  tr, li, .legend, .meta div { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  p { orphans: 2; widows: 2; }
}
"""


def label_rules(looks: Iterable[LabelLook], lanes: int) -> str:
    """Return the rules for the labels, in their order from 1, and for as many lanes as the page has."""
    rules = []
    for number, look in enumerate(looks, 1):
        bar = _BARS.get(look.line, "2px solid")
        rules.append(f".l{number} {{ --label: {look.colour}; border-bottom: {bar} {look.colour}; }}\n")
    rules += [f".k{lane} {{ padding-bottom: {lane * _LANE}px; }}\n" for lane in range(1, lanes)]
    if lanes > 1:
        rules.append(f".text p {{ line-height: calc(2em + {lanes * _LANE}px); }}\n")
    return "".join(rules)
