<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ArticleList</name>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n article</numerusform>
                <numerusform>%n articles</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CheckDialog</name>
        <message numerus="yes">
            <source>%n thing(s) wrong</source>
            <translation>
                <numerusform>%n thing wrong</numerusform>
                <numerusform>%n things wrong</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Errands</name>
        <message numerus="yes">
            <source>%n new article(s)</source>
            <translation>
                <numerusform>%n new article</numerusform>
                <numerusform>%n new articles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n known article(s)</source>
            <translation>
                <numerusform>%n known article</numerusform>
                <numerusform>%n known articles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new span(s)</source>
            <translation>
                <numerusform>%n new span</numerusform>
                <numerusform>%n new spans</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n span(s) known already</source>
            <translation>
                <numerusform>%n span known already</numerusform>
                <numerusform>%n spans known already</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message numerus="yes">
            <source>Written: %n article(s)</source>
            <translation>
                <numerusform>Written: %n article</numerusform>
                <numerusform>Written: %n articles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n span(s)</source>
            <translation>
                <numerusform>%n span</numerusform>
                <numerusform>%n spans</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) the file does not hold:</source>
            <translation>
                <numerusform>%n thing the file does not hold:</numerusform>
                <numerusform>%n things the file does not hold:</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Presenting</name>
        <message numerus="yes">
            <source>%n file(s) could not be read and were passed over.</source>
            <translation>
                <numerusform>%n file could not be read and was passed over.</numerusform>
                <numerusform>%n files could not be read and were passed over.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message numerus="yes">
            <source>%n span(s)</source>
            <translation>
                <numerusform>%n span</numerusform>
                <numerusform>%n spans</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{start}–{end} · %n character(s)</source>
            <translation>
                <numerusform>{start}–{end} · %n character</numerusform>
                <numerusform>{start}–{end} · %n characters</numerusform>
            </translation>
        </message>
    </context>
</TS>