<?xml version='1.0' encoding='utf-8'?>
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
        <name>Presenting</name>
        <message numerus="yes">
            <source>%Ln file(s) could not be read and were passed over.</source>
            <translation>
                <numerusform>%Ln file could not be read and was passed over.</numerusform>
                <numerusform>%Ln files could not be read and were passed over.</numerusform>
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
</TS>