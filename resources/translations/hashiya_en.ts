<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnnotateAllDialog</name>
    <message numerus="yes">
        <source>Label %Ln</source>
        <translation>
            <numerusform>Label %Ln</numerusform>
            <numerusform>Label %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relabel %Ln</source>
        <translation>
            <numerusform>Relabel %Ln</numerusform>
            <numerusform>Relabel %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln</source>
        <translation>
            <numerusform>Remove %Ln</numerusform>
            <numerusform>Remove %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln article(s), as one step.</source>
        <translation>
            <numerusform>in %Ln article, as one step.</numerusform>
            <numerusform>in %Ln articles, as one step.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in articles marked done stay as they are.</source>
        <translation>
            <numerusform>%Ln in articles marked done stay as they are.</numerusform>
            <numerusform>%Ln in articles marked done stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttributePage</name>
    <message numerus="yes">
        <source>%Ln value(s) are set</source>
        <translation>
            <numerusform>%Ln value is set</numerusform>
            <numerusform>%Ln values are set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) of “{attribute}” are set. What becomes of them?</source>
        <translation>
            <numerusform>%Ln value of “{attribute}” is set. What becomes of it?</numerusform>
            <numerusform>%Ln values of “{attribute}” are set. What becomes of them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{choice}” is chosen %Ln time(s). What becomes of it there?</source>
        <translation>
            <numerusform>“{choice}” is chosen once. What becomes of it there?</numerusform>
            <numerusform>“{choice}” is chosen %Ln times. What becomes of it there?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message numerus="yes">
        <source>%Ln thing(s) wrong</source>
        <translation>
            <numerusform>%Ln thing wrong</numerusform>
            <numerusform>%Ln things wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more; Copy takes them all</source>
        <translation>
            <numerusform>… and %Ln more; Copy takes them all</numerusform>
            <numerusform>… and %Ln more; Copy takes them all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) can be mended safely</source>
        <translation>
            <numerusform>%Ln thing can be mended safely</numerusform>
            <numerusform>%Ln things can be mended safely</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) mended.</source>
        <translation>
            <numerusform>%Ln thing mended.</numerusform>
            <numerusform>%Ln things mended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColourCheck</name>
    <message numerus="yes">
        <source>%Ln more pair(s) come close.</source>
        <translation>
            <numerusform>%Ln more pair comes close.</numerusform>
            <numerusform>%Ln more pairs come close.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceList</name>
    <message numerus="yes">
        <source>%Ln altered</source>
        <translation>
            <numerusform>%Ln altered</numerusform>
            <numerusform>%Ln altered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Entities</name>
    <message numerus="yes">
        <source>Merged. %Ln span(s) refer to it now in their place.</source>
        <translation>
            <numerusform>Merged. %Ln span refer to it now in their place.</numerusform>
            <numerusform>Merged. %Ln spans refer to it now in their place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected mention(s) do not mean «{name}», but:</source>
        <translation>
            <numerusform>%Ln selected mention do not mean «{name}», but:</numerusform>
            <numerusform>%Ln selected mentions do not mean «{name}», but:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted. %Ln span(s) refer to nothing now; Undo brings it back.</source>
        <translation>
            <numerusform>Deleted. %Ln span refer to nothing now; Undo brings it back.</numerusform>
            <numerusform>Deleted. %Ln spans refer to nothing now; Undo brings it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) refer to:</source>
        <translation>
            <numerusform>%Ln span refer to:</numerusform>
            <numerusform>%Ln spans refer to:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) refer to it now.</source>
        <translation>
            <numerusform>%Ln span refer to it now.</numerusform>
            <numerusform>%Ln spans refer to it now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntityPanel</name>
    <message numerus="yes">
        <source>%Ln entity(s)</source>
        <translation>
            <numerusform>%Ln entity</numerusform>
            <numerusform>%Ln entitys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Everywhere</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln article(s)</source>
        <translation>
            <numerusform>in %Ln article</numerusform>
            <numerusform>in %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GazetteerDialog</name>
    <message numerus="yes">
        <source>%Ln new entity(s)</source>
        <translation>
            <numerusform>%Ln new entity</numerusform>
            <numerusform>%Ln new entitys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known one(s) get more</source>
        <translation>
            <numerusform>%Ln known one get more</numerusform>
            <numerusform>%Ln known ones get more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known already</source>
        <translation>
            <numerusform>%Ln known already</numerusform>
            <numerusform>%Ln known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Gazetteers</name>
    <message numerus="yes">
        <source>%Ln entity(s) are new in the register.</source>
        <translation>
            <numerusform>%Ln entity is new in the register.</numerusform>
            <numerusform>%Ln entities are new in the register.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entity(s) written.</source>
        <translation>
            <numerusform>%Ln entity written.</numerusform>
            <numerusform>%Ln entities written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) then</source>
        <translation>
            <numerusform>%Ln span then</numerusform>
            <numerusform>%Ln spans then</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) come back</source>
        <translation>
            <numerusform>%Ln span comes back</numerusform>
            <numerusform>%Ln spans come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) go</source>
        <translation>
            <numerusform>%Ln span goes</numerusform>
            <numerusform>%Ln spans go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) become what they were</source>
        <translation>
            <numerusform>%Ln span becomes what it was</numerusform>
            <numerusform>%Ln spans become what they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln new article(s)</source>
        <translation>
            <numerusform>%Ln new article</numerusform>
            <numerusform>%Ln new articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known article(s)</source>
        <translation>
            <numerusform>%Ln known article</numerusform>
            <numerusform>%Ln known articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new span(s)</source>
        <translation>
            <numerusform>%Ln new span</numerusform>
            <numerusform>%Ln new spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) known already</source>
        <translation>
            <numerusform>%Ln span known already</numerusform>
            <numerusform>%Ln spans known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) left out</source>
        <translation>
            <numerusform>%Ln span left out</numerusform>
            <numerusform>%Ln spans left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new entity(s)</source>
        <translation>
            <numerusform>%Ln new entity</numerusform>
            <numerusform>%Ln new entitys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) cannot be imported</source>
        <translation>
            <numerusform>%Ln article cannot be imported</numerusform>
            <numerusform>%Ln articles cannot be imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) left out</source>
        <translation>
            <numerusform>%Ln article left out</numerusform>
            <numerusform>%Ln articles left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelPage</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{label}” goes, its attributes with it. Its %Ln span(s) become:</source>
        <translation>
            <numerusform>“{label}” goes, its attributes with it. Its one span becomes:</numerusform>
            <numerusform>“{label}” goes, its attributes with it. Its %Ln spans become:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) have the label “{label}”. Where do they go?</source>
        <translation>
            <numerusform>One span has the label “{label}”. Where does it go?</numerusform>
            <numerusform>%Ln spans have the label “{label}”. Where do they go?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%Ln thing(s) were changed in two ways</source>
        <translation>
            <numerusform>%Ln thing was changed in two ways</numerusform>
            <numerusform>%Ln things were changed in two ways</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanTree</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) left out</source>
        <translation>
            <numerusform>%Ln span left out</numerusform>
            <numerusform>%Ln spans left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s)</source>
        <translation>
            <numerusform>%Ln relation</numerusform>
            <numerusform>%Ln relations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Presenting</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be read and were passed over.</source>
        <translation>
            <numerusform>%Ln file could not be read and was passed over.</numerusform>
            <numerusform>%Ln files could not be read and were passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) of this project have no file any more.</source>
        <translation>
            <numerusform>%Ln article of this project has no file any more.</numerusform>
            <numerusform>%Ln articles of this project have no file any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have other names now. See Tools ▸ Renamed articles…</source>
        <translation>
            <numerusform>%Ln of them has another name now. See Tools ▸ Renamed articles…</numerusform>
            <numerusform>%Ln of them have other names now. See Tools ▸ Renamed articles…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReanchorDialog</name>
    <message numerus="yes">
        <source>%Ln doubtful: choose a place</source>
        <translation>
            <numerusform>%Ln doubtful: choose a place</numerusform>
            <numerusform>%Ln doubtful: choose a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost</source>
        <translation>
            <numerusform>%Ln lost</numerusform>
            <numerusform>%Ln lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found again</source>
        <translation>
            <numerusform>%Ln found again</numerusform>
            <numerusform>%Ln found again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) to choose from</source>
        <translation>
            <numerusform>%Ln place to choose from</numerusform>
            <numerusform>%Ln places to choose from</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelationPage</name>
    <message numerus="yes">
        <source>%Ln relation(s)</source>
        <translation>
            <numerusform>%Ln relation</numerusform>
            <numerusform>%Ln relations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s) are called “{name}”. What becomes of them?</source>
        <translation>
            <numerusform>One relation is called “{name}”. What becomes of it?</numerusform>
            <numerusform>%Ln relations are called “{name}”. What becomes of them?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RenamedDialog</name>
    <message numerus="yes">
        <source>%Ln article(s) were renamed or moved</source>
        <translation>
            <numerusform>%Ln article was renamed or moved</numerusform>
            <numerusform>%Ln articles were renamed or moved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>Written: %Ln article(s)</source>
        <translation>
            <numerusform>Written: %Ln article</numerusform>
            <numerusform>Written: %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read again and compared: %Ln span(s), all as they should be.</source>
        <translation>
            <numerusform>Read again and compared: %Ln span, all as they should be.</numerusform>
            <numerusform>Read again and compared: %Ln spans, all as they should be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) the file does not hold:</source>
        <translation>
            <numerusform>%Ln thing the file does not hold:</numerusform>
            <numerusform>%Ln things the file does not hold:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new article(s)</source>
        <translation>
            <numerusform>%Ln new article</numerusform>
            <numerusform>%Ln new articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known article(s)</source>
        <translation>
            <numerusform>%Ln known article</numerusform>
            <numerusform>%Ln known articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new span(s)</source>
        <translation>
            <numerusform>%Ln new span</numerusform>
            <numerusform>%Ln new spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) known already</source>
        <translation>
            <numerusform>%Ln span known already</numerusform>
            <numerusform>%Ln spans known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) left out</source>
        <translation>
            <numerusform>%Ln span left out</numerusform>
            <numerusform>%Ln spans left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) are damaged, and no backup has them whole.</source>
        <translation>
            <numerusform>%Ln file is damaged, and no backup has it whole.</numerusform>
            <numerusform>%Ln files are damaged, and no backup has them whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are damaged. The newest backup that has one whole is chosen.</source>
        <translation>
            <numerusform>%Ln file is damaged. The newest backup that has one whole is chosen.</numerusform>
            <numerusform>%Ln files are damaged. The newest backup that has one whole is chosen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) become what they were</source>
        <translation>
            <numerusform>%Ln file becomes what it was</numerusform>
            <numerusform>%Ln files become what they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) come back</source>
        <translation>
            <numerusform>%Ln file comes back</numerusform>
            <numerusform>%Ln files come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that did not exist then are removed</source>
        <translation>
            <numerusform>%Ln file that did not exist then is removed</numerusform>
            <numerusform>%Ln files that did not exist then are removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stay as they are</source>
        <translation>
            <numerusform>%Ln file stays as it is</numerusform>
            <numerusform>%Ln files stay as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message numerus="yes">
        <source>%Ln file(s) put back as they were.</source>
        <translation>
            <numerusform>%Ln file put back as it was.</numerusform>
            <numerusform>%Ln files put back as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message numerus="yes">
        <source>Not found in %Ln article(s).</source>
        <translation>
            <numerusform>Not found in %Ln article.</numerusform>
            <numerusform>Not found in %Ln articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s), too many to be sorted: look for something rarer.</source>
        <translation>
            <numerusform>%Ln hit, too many to be sorted: look for something rarer.</numerusform>
            <numerusform>%Ln hits, too many to be sorted: look for something rarer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpanCard</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message numerus="yes">
        <source>%Ln of {all} span(s) get the new label.</source>
        <translation>
            <numerusform>%Ln of {all} spans gets the new label.</numerusform>
            <numerusform>%Ln of {all} spans get the new label.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln incomplete</source>
        <translation>
            <numerusform>%Ln incomplete</numerusform>
            <numerusform>%Ln incomplete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln direction mark(s)</source>
        <translation>
            <numerusform>%Ln direction mark</numerusform>
            <numerusform>%Ln direction marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{start}–{end} · %Ln character(s)</source>
        <translation>
            <numerusform>{start}–{end} · %Ln character</numerusform>
            <numerusform>{start}–{end} · %Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suggesting</name>
    <message numerus="yes">
        <source>%Ln more like it: Tab shows them, Ctrl+Enter labels all, Esc none.</source>
        <translation>
            <numerusform>%Ln more like it: Tab shows them, Ctrl+Enter labels all, Esc none.</numerusform>
            <numerusform>%Ln more like it: Tab shows them, Ctrl+Enter labels all, Esc none.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln span(s)</source>
        <translation>
            <numerusform>Add %Ln span</numerusform>
            <numerusform>Add %Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) added. Ctrl+Z takes them back.</source>
        <translation>
            <numerusform>%Ln span added. Ctrl+Z takes them back.</numerusform>
            <numerusform>%Ln spans added. Ctrl+Z takes them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryDialog</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln article(s)</source>
        <translation>
            <numerusform>In %Ln article</numerusform>
            <numerusform>In %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln annotator(s)</source>
        <translation>
            <numerusform>of %Ln annotator</numerusform>
            <numerusform>of %Ln annotators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s)</source>
        <translation>
            <numerusform>%Ln relation</numerusform>
            <numerusform>%Ln relations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entity(ies)</source>
        <translation>
            <numerusform>%Ln entity</numerusform>
            <numerusform>%Ln entities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_SourceCard</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
</context>
</TS>
