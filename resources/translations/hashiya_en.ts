<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
        <name>Errands</name>
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
    </context>
    <context>
        <name>ExportDialog</name>
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
            <source>%Ln thing(s) the file does not hold:</source>
            <translation>
                <numerusform>%Ln thing the file does not hold:</numerusform>
                <numerusform>%Ln things the file does not hold:</numerusform>
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
            <source>{start}–{end} · %Ln character(s)</source>
            <translation>
                <numerusform>{start}–{end} · %Ln character</numerusform>
                <numerusform>{start}–{end} · %Ln characters</numerusform>
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
</TS>
