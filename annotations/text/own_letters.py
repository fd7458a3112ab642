"""Words whose first letters are their own, though they look like proclitics before an article or a name.

The article is parted from a proclitic by nothing, so «والدة» could be و and «الدة». Listed is what news texts
have of such words; where both readings occur («والدين», «بالفور», «كالجاري») no proclitic is sure.
"""

from __future__ import annotations

from functools import cache

from annotations.text.folding import fold

_WORDS = """
والدا والداه والداها والداهم والدان والدة والده والدها والدهم والدهما والدهن والدك والدكم والدنا والدي والدية
والديه والديها والديهم والديهما والديك والدين والدينا والدات واليا واليها واليهم والاه والوا
والاس والاشيا والاك والتر والتز والتون والدمان والدن والدهايم والدو والدورف والكر والنتين والون واليس والينسا
وكالته وكالتها وكالتهم وكالتنا وكالتي وكالتا وكالتين
فالتة فالتر فالتو فالحة فالحون فالحين فالدانو فالدو فالديز فالديس فالصو فالفيردي فالكاو فالكون فالكيري فالنس
فالهالا فالوب فالوذج فالون فاليتا فاليسا
بالات بالاس بالاك بالدوين بالرمو بالزاك بالغا بالغات بالغان بالغة بالغت بالغتين بالغنا بالغوا بالغون بالغي
بالغين بالفور بالما بالمر بالمه بالميرا بالوا بالوعات بالوعة باليا باليات بالية باليرمو بالين
كالاس كالاهان كالاو كالتشيو كالجاري كالحة كالدويل كالديرا كالديرون كالغاري كالفن كالفير كالفيت كالفين كالفينو
كالكاتا كالمار كالوا كالوس كالوغا كاليبر كاليبسو كالين كالينا كاليه
لالاند لالش لاليجا لاليغا
كريم كريمة كسرى كنان كتلة كتيبة بسام بلد بلدة بلدية فراس فرقة فرنسا لبنان لجنة لواء وزارة وزير وسام وسيم وكالة
"""
_STEMS = """
والدت والوني وكالات فالنتا فالنتي فالنسي فالير بالاديوم بالانتير بالتيمور بالستك بالستي بالنسيا بالون باليستك
باليستي بالينسيا كالابري كالاشنيكوف كالامار كالدوني كالسيوم كالكوت كالوري كاليدوني كاليغول كاليفورني كالينين
لاليبيل
"""


def has_own_letters(folded_word: str) -> bool:
    """Say whether a folded word begins with letters of its own."""
    words, stems = _folded()
    return folded_word in words or folded_word.startswith(stems)


@cache
def _folded() -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(fold(_WORDS).text.split()), tuple(fold(_STEMS).text.split())
