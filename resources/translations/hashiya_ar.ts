<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Hashiya</source>
        <translation>عن حاشية</translation>
    </message>
    <message>
        <source>Hashiya (حاشية) is the note in the margin of an Arabic manuscript. It is free software under the GNU General Public License, version 3 or later, and stands on these packages:</source>
        <translation>الحاشية ما يُكتب في هامش المخطوط. هذا برنامج حر برخصة غنو العمومية، الإصدار الثالث أو ما بعده، وهو قائم على هذه الحزم:</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>الحزم</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;ملف</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;تحرير</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>ت&amp;وسيم</translation>
    </message>
    <message>
        <source>Ed&amp;ges of the span</source>
        <translation>&amp;حدود المقطع</translation>
    </message>
    <message>
        <source>A&amp;rticle</source>
        <translation>م&amp;قالة</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>&amp;Open folder…</source>
        <translation>فتح مجلد…</translation>
    </message>
    <message>
        <source>Open a folder with .txt articles</source>
        <translation>افتح مجلدًا فيه مقالات ‎.txt</translation>
    </message>
    <message>
        <source>Open the &amp;sample articles</source>
        <translation>فتح المقالات النموذجية</translation>
    </message>
    <message>
        <source>Work on a copy of the five sample articles in your documents folder</source>
        <translation>اعمل على نسخة من المقالات النموذجية الخمس في مجلد مستنداتك</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>إغلاق المشروع</translation>
    </message>
    <message>
        <source>Close the project and show the welcome page</source>
        <translation>أغلق المشروع واعرض صفحة البداية</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>Bring articles or annotations into this project</source>
        <translation>أدخل مقالات أو مقاطع موسومة إلى هذا المشروع</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Write the annotated corpus into a file</source>
        <translation>اكتب المدوّنة الموسومة في ملف</translation>
    </message>
    <message>
        <source>Save &amp;now</source>
        <translation>حفظ الآن</translation>
    </message>
    <message>
        <source>Every change is saved by itself; this saves at once and says so</source>
        <translation>كل تغيير يُحفظ تلقائيًا؛ وهذا يحفظ فورًا ويؤكد ذلك</translation>
    </message>
    <message>
        <source>&amp;Labels and schema…</source>
        <translation>الوسوم والمخطط…</translation>
    </message>
    <message>
        <source>Labels, attributes and relations of this project</source>
        <translation>وسوم هذا المشروع وصفاته وعلاقاته</translation>
    </message>
    <message>
        <source>&amp;Annotator…</source>
        <translation>الموسِّم…</translation>
    </message>
    <message>
        <source>Choose the name under which annotations are kept</source>
        <translation>اختر الاسم الذي تُحفظ المقاطع به</translation>
    </message>
    <message>
        <source>Find in a&amp;ll articles…</source>
        <translation>بحث في Find in &amp;all articles… → بحث في &amp;كل المقالات…كل المقالات…</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>التفضيلات…</translation>
    </message>
    <message>
        <source>Pre&amp;vious span</source>
        <translation>المقطع السابق</translation>
    </message>
    <message>
        <source>Without or with pro&amp;clitic</source>
        <translation>بلا الحرف المتّصل أو &amp;معه</translation>
    </message>
    <message>
        <source>Ever&amp;y occurrence…</source>
        <translation>كل ال&amp;مواضع…</translation>
    </message>
    <message>
        <source>Dese&amp;lect</source>
        <translation>إلغاء التحديد</translation>
    </message>
    <message>
        <source>Pr&amp;operties…</source>
        <translation>الخصائص…</translation>
    </message>
    <message>
        <source>La&amp;bel names</source>
        <translation>أ&amp;سماء الوسوم</translation>
    </message>
    <message>
        <source>Overvie&amp;w strip</source>
        <translation>شريط ال&amp;نظرة العامة</translation>
    </message>
    <message>
        <source>Go to the te&amp;xt</source>
        <translation>الانتقال إلى النص</translation>
    </message>
    <message>
        <source>Check &amp;project…</source>
        <translation>فحص المشروع…</translation>
    </message>
    <message>
        <source>Check everything stored and show what was passed over</source>
        <translation>افحص كل المحفوظ واعرض ما جرى تجاوزه</translation>
    </message>
    <message>
        <source>Restore a &amp;backup…</source>
        <translation>استعادة &amp;نسخة احتياطية…</translation>
    </message>
    <message>
        <source>Look into the backups and put back what was there</source>
        <translation>تصفّح النسخ الاحتياطية وأعِد ما كان فيها</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>أدو&amp;ات</translation>
    </message>
    <message>
        <source>Leave Hashiya</source>
        <translation>اخرج من حاشية</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Take back the last change</source>
        <translation>تراجع عن آخر تغيير</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>أعد التغيير</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>ال&amp;سجل…</translation>
    </message>
    <message>
        <source>Show what was changed in this article, and go back to any point</source>
        <translation>عرض ما تغيّر في هذه المقالة والعودة إلى أي نقطة</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy the selected text as it is stored</source>
        <translation>انسخ النص المحدد كما هو محفوظ</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>Select the whole article</source>
        <translation>حدد المقالة كلها</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>بحث…</translation>
    </message>
    <message>
        <source>Find in this article; spelling variants are found too</source>
        <translation>ابحث في هذه المقالة، وتشمل النتائج صور الكتابة المختلفة</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>النتيجة التالية</translation>
    </message>
    <message>
        <source>Go to the next match</source>
        <translation>انتقل إلى النتيجة التالية</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>النتيجة السابقة</translation>
    </message>
    <message>
        <source>Go to the previous match</source>
        <translation>انتقل إلى النتيجة السابقة</translation>
    </message>
    <message>
        <source>Show every place of a word in the corpus with what stands around it</source>
        <translation>عرض كل مواضع كلمة في المدوّنة مع ما حولها</translation>
    </message>
    <message>
        <source>Language, theme, reading, shortcuts</source>
        <translation>اللغة والمظهر والقراءة والاختصارات</translation>
    </message>
    <message>
        <source>&amp;Repeat last label</source>
        <translation>تكرار آخر وسم</translation>
    </message>
    <message>
        <source>Give the label used last to the selection</source>
        <translation>ضع آخر وسم استُعمل على التحديد</translation>
    </message>
    <message>
        <source>&amp;Edit attributes</source>
        <translation>تحرير الصفات</translation>
    </message>
    <message>
        <source>Go to the attributes of the selected span; Esc comes back</source>
        <translation>انتقل إلى صفات المقطع المحدد، وEsc يعيدك</translation>
    </message>
    <message>
        <source>&amp;Delete span</source>
        <translation>حذف المقطع</translation>
    </message>
    <message>
        <source>Remove the selected span; the text stays</source>
        <translation>احذف المقطع المحدد ويبقى النص</translation>
    </message>
    <message>
        <source>&amp;Next span</source>
        <translation>المقطع التالي</translation>
    </message>
    <message>
        <source>Select the next span of the article</source>
        <translation>حدد المقطع التالي في المقالة</translation>
    </message>
    <message>
        <source>Select the previous span of the article</source>
        <translation>حدد المقطع السابق في المقالة</translation>
    </message>
    <message>
        <source>&amp;Pen</source>
        <translation>ال&amp;قلم</translation>
    </message>
    <message>
        <source>Every drag is labelled at once; the label’s key changes the pen, Esc puts it away</source>
        <translation>كل سحب يوسَم فورًا؛ مفتاح الوسم يبدّل القلم وEsc يضعه جانبًا</translation>
    </message>
    <message>
        <source>Leave و ف ب ل ك out at the beginning, or take them in again</source>
        <translation>إخراج و ف ب ل ك من أول المقطع أو إدخالها ثانيةً</translation>
    </message>
    <message>
        <source>Next span &amp;over this place</source>
        <translation>المقطع التالي &amp;فوق هذا الموضع</translation>
    </message>
    <message>
        <source>Go through the spans that overlap here, the smallest first</source>
        <translation>المرور على المقاطع المتداخلة هنا، أصغرها أولًا</translation>
    </message>
    <message>
        <source>&amp;Tie to another span…</source>
        <translation>&amp;ربط بمقطع آخر…</translation>
    </message>
    <message>
        <source>Draw a relation: click the other span, or Tab to it and press Enter; or drag with Ctrl</source>
        <translation>رسم علاقة: انقر المقطع الآخر، أو اذهب إليه بـ Tab واضغط Enter؛ أو اسحب مع Ctrl</translation>
    </message>
    <message>
        <source>Label, relabel or clear the selected text everywhere in the corpus, as one step</source>
        <translation>توسيم النص المحدد في المدوّنة كلها أو تغيير وسمه أو إزالته، في خطوة واحدة</translation>
    </message>
    <message>
        <source>Next &amp;incomplete span</source>
        <translation>المقطع ال&amp;ناقص التالي</translation>
    </message>
    <message>
        <source>Go to the next span that lacks something its label asks for, and to what it lacks</source>
        <translation>الانتقال إلى المقطع التالي الذي ينقصه شيء يطلبه وسمه، وإلى ما ينقصه</translation>
    </message>
    <message>
        <source>Suggest &amp;figures</source>
        <translation>اقتراح &amp;أرقام</translation>
    </message>
    <message>
        <source>Draw dashed what counts something: Tab goes through it, Enter takes one, Ctrl+Enter all</source>
        <translation>يرسم بخط متقطع ما يعدّ شيئًا: Tab يتنقل، وEnter يأخذ واحدًا، وCtrl+Enter الكل</translation>
    </message>
    <message>
        <source>&amp;Start earlier</source>
        <translation>تقديم ال&amp;بداية</translation>
    </message>
    <message>
        <source>Take in the word before the span</source>
        <translation>إدخال الكلمة التي قبل المقطع</translation>
    </message>
    <message>
        <source>S&amp;tart later</source>
        <translation>تأ&amp;خير البداية</translation>
    </message>
    <message>
        <source>Leave out the span’s first word</source>
        <translation>إخراج أول كلمة من المقطع</translation>
    </message>
    <message>
        <source>&amp;End earlier</source>
        <translation>تق&amp;ديم النهاية</translation>
    </message>
    <message>
        <source>Leave out the span’s last word</source>
        <translation>إخراج آخر كلمة من المقطع</translation>
    </message>
    <message>
        <source>E&amp;nd later</source>
        <translation>تأخير ال&amp;نهاية</translation>
    </message>
    <message>
        <source>Take in the word after the span</source>
        <translation>إدخال الكلمة التي بعد المقطع</translation>
    </message>
    <message>
        <source>Start a letter earlier</source>
        <translation>تقديم البداية حرفًا</translation>
    </message>
    <message>
        <source>Take in the letter before the span</source>
        <translation>إدخال الحرف الذي قبل المقطع</translation>
    </message>
    <message>
        <source>Start a letter later</source>
        <translation>تأخير البداية حرفًا</translation>
    </message>
    <message>
        <source>Leave out the span’s first letter</source>
        <translation>إخراج أول حرف من المقطع</translation>
    </message>
    <message>
        <source>End a letter earlier</source>
        <translation>تقديم النهاية حرفًا</translation>
    </message>
    <message>
        <source>Leave out the span’s last letter</source>
        <translation>إخراج آخر حرف من المقطع</translation>
    </message>
    <message>
        <source>End a letter later</source>
        <translation>تأخير النهاية حرفًا</translation>
    </message>
    <message>
        <source>Take in the letter after the span</source>
        <translation>إدخال الحرف الذي بعد المقطع</translation>
    </message>
    <message>
        <source>&amp;Whole words</source>
        <translation>كلمات &amp;كاملة</translation>
    </message>
    <message>
        <source>The mouse selects words; with Alt held, letters</source>
        <translation>الفأرة تحدّد الكلمات، ومع Alt الحروف</translation>
    </message>
    <message>
        <source>Select no span and no text</source>
        <translation>ألغِ تحديد المقطع والنص</translation>
    </message>
    <message>
        <source>Mark &amp;done and go on</source>
        <translation>إنجاز ومتابعة</translation>
    </message>
    <message>
        <source>Mark this article done and open the next one</source>
        <translation>علّم هذه المقالة منجزة وافتح التالية</translation>
    </message>
    <message>
        <source>Mark as still in &amp;work</source>
        <translation>إعادة إلى قيد العمل</translation>
    </message>
    <message>
        <source>Take the mark “done” back</source>
        <translation>أزل علامة «منجزة»</translation>
    </message>
    <message>
        <source>&amp;Next article</source>
        <translation>المقالة التالية</translation>
    </message>
    <message>
        <source>Open the next article of the list</source>
        <translation>افتح المقالة التالية في القائمة</translation>
    </message>
    <message>
        <source>&amp;Previous article</source>
        <translation>المقالة السابقة</translation>
    </message>
    <message>
        <source>Open the previous article of the list</source>
        <translation>افتح المقالة السابقة في القائمة</translation>
    </message>
    <message>
        <source>&amp;Filter articles</source>
        <translation>تصفية المقالات</translation>
    </message>
    <message>
        <source>Go to the filter of the article list</source>
        <translation>انتقل إلى مرشّح قائمة المقالات</translation>
    </message>
    <message>
        <source>Direction by its &amp;letters</source>
        <translation>الاتجاه بحسب ال&amp;حروف</translation>
    </message>
    <message>
        <source>Each paragraph runs as most of its letters do</source>
        <translation>كل فقرة تجري كما تجري أكثر حروفها</translation>
    </message>
    <message>
        <source>&amp;Right to left</source>
        <translation>من ال&amp;يمين إلى اليسار</translation>
    </message>
    <message>
        <source>Lay this article out from right to left; remembered with it</source>
        <translation>عرض هذه المقالة من اليمين إلى اليسار، ويُحفظ معها</translation>
    </message>
    <message>
        <source>L&amp;eft to right</source>
        <translation>من الي&amp;سار إلى اليمين</translation>
    </message>
    <message>
        <source>Lay this article out from left to right; remembered with it</source>
        <translation>عرض هذه المقالة من اليسار إلى اليمين، ويُحفظ معها</translation>
    </message>
    <message>
        <source>Title, date, outlet, address and direction of this article</source>
        <translation>عنوان هذه المقالة وتاريخها ومصدرها ورابطها واتجاهها</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>تكبير النص</translation>
    </message>
    <message>
        <source>Make the article’s text larger</source>
        <translation>كبّر نص المقالة</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>تصغير النص</translation>
    </message>
    <message>
        <source>Make the article’s text smaller</source>
        <translation>صغّر نص المقالة</translation>
    </message>
    <message>
        <source>&amp;Natural size</source>
        <translation>الحجم الأصلي</translation>
    </message>
    <message>
        <source>Show the text at its natural size</source>
        <translation>اعرض النص بحجمه الأصلي</translation>
    </message>
    <message>
        <source>Reading &amp;font…</source>
        <translation>خط القراءة…</translation>
    </message>
    <message>
        <source>Choose the face that articles are set in</source>
        <translation>اختر الخط الذي تُعرض به المقالات</translation>
    </message>
    <message>
        <source>Write each span’s label small below it</source>
        <translation>كتابة وسم كل مقطع صغيرًا تحته</translation>
    </message>
    <message>
        <source>&amp;Hide tashkeel and tatweel</source>
        <translation>إ&amp;خفاء التشكيل والتطويل</translation>
    </message>
    <message>
        <source>In the view only; what is stored keeps them</source>
        <translation>في العرض فقط؛ أما المحفوظ فيبقى كما هو</translation>
    </message>
    <message>
        <source>&amp;Invisible characters</source>
        <translation>المحارف ال&amp;خفية</translation>
    </message>
    <message>
        <source>Draw marks of direction, joiners and special spaces as symbols</source>
        <translation>رسم علامات الاتجاه والوصل والمسافات الخاصة رموزًا</translation>
    </message>
    <message>
        <source>Beside the scroll bar: where spans and matches are</source>
        <translation>بجانب شريط التمرير: مواضع المقاطع ونتائج البحث</translation>
    </message>
    <message>
        <source>Put the keyboard into the article’s text</source>
        <translation>انقل لوحة المفاتيح إلى نص المقالة</translation>
    </message>
    <message>
        <source>Next &amp;pane</source>
        <translation>اللوحة التالية</translation>
    </message>
    <message>
        <source>Put the keyboard into the next pane: text, table, attributes, articles</source>
        <translation>انقل لوحة المفاتيح إلى اللوحة التالية: النص فالجدول فالصفات فالمقالات</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>اللوحة السابقة</translation>
    </message>
    <message>
        <source>Put the keyboard into the pane before</source>
        <translation>انقل لوحة المفاتيح إلى اللوحة السابقة</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Fill the screen with the window</source>
        <translation>املأ الشاشة بالنافذة</translation>
    </message>
    <message>
        <source>Import &amp;gazetteer…</source>
        <translation>استيراد &amp;معجم أسماء…</translation>
    </message>
    <message>
        <source>Take lists of known names into the register of entities</source>
        <translation>أخذ قوائم أسماء معروفة إلى سجل الكيانات</translation>
    </message>
    <message>
        <source>&amp;Export gazetteer…</source>
        <translation>&amp;تصدير معجم الأسماء…</translation>
    </message>
    <message>
        <source>Write the register of entities as a table (CSV)</source>
        <translation>كتابة سجل الكيانات جدولًا (CSV)</translation>
    </message>
    <message>
        <source>F&amp;ollow the text…</source>
        <translation>مت&amp;ابعة النص…</translation>
    </message>
    <message>
        <source>Find the spans again after the article’s text has changed</source>
        <translation>إيجاد المقاطع من جديد بعد تغيّر نص المقالة</translation>
    </message>
    <message>
        <source>&amp;Two versions…</source>
        <translation>&amp;نسختان…</translation>
    </message>
    <message>
        <source>Merge conflict copies, and choose where two versions clash</source>
        <translation>دمج النسخ المتعارضة والاختيار حيث تختلف نسختان</translation>
    </message>
    <message>
        <source>Rena&amp;med articles…</source>
        <translation>مقالات &amp;غُيّرت أسماؤها…</translation>
    </message>
    <message>
        <source>Move annotations along with articles that have other names now</source>
        <translation>نقل التوسيمات مع المقالات التي صارت لها أسماء أخرى</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>All commands and their keys on one page</source>
        <translation>كل الأوامر ومفاتيحها في صفحة واحدة</translation>
    </message>
    <message>
        <source>&amp;User’s guide</source>
        <translation>دليل المستخدم</translation>
    </message>
    <message>
        <source>How to annotate, in six steps</source>
        <translation>كيف توسّم، في ست خطوات</translation>
    </message>
    <message>
        <source>Show the &amp;tour</source>
        <translation>عرض الجولة</translation>
    </message>
    <message>
        <source>The three first steps, above the text</source>
        <translation>الخطوات الثلاث الأولى، فوق النص</translation>
    </message>
    <message>
        <source>Show the &amp;log folder</source>
        <translation>عرض مجلد التقارير</translation>
    </message>
    <message>
        <source>Open the folder with the program’s error reports</source>
        <translation>افتح المجلد الذي فيه تقارير أخطاء البرنامج</translation>
    </message>
    <message>
        <source>&amp;About Hashiya</source>
        <translation>عن حاشية</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>الإصدار والرخصة</translation>
    </message>
</context>
<context>
    <name>AnnotateAllDialog</name>
    <message>
        <source>Annotate every occurrence</source>
        <translation>توسيم كل المواضع</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>ما المطلوب</translation>
    </message>
    <message>
        <source>Label the occurrences</source>
        <translation>توسيم المواضع</translation>
    </message>
    <message>
        <source>Give the spans of this text another label</source>
        <translation>إعطاء مقاطع هذا النص وسمًا آخر</translation>
    </message>
    <message>
        <source>Remove the spans of this text</source>
        <translation>إزالة مقاطع هذا النص</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Spans labelled</source>
        <translation>المقاطع الموسومة</translation>
    </message>
    <message>
        <source>with any label</source>
        <translation>بأي وسم</translation>
    </message>
    <message>
        <source>By form</source>
        <translation>بحسب الرسم</translation>
    </message>
    <message>
        <source>By proclitic</source>
        <translation>بحسب الحرف المتّصل</translation>
    </message>
    <message>
        <source>Forms of the text</source>
        <translation>صور النص</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>الرسم</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Labelled so</source>
        <translation>موسومة هكذا</translation>
    </message>
    <message>
        <source>Overlapping</source>
        <translation>متداخلة</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>منجزة</translation>
    </message>
    <message>
        <source>Also inside and around other spans</source>
        <translation>وداخل مقاطع أخرى وحولها أيضًا</translation>
    </message>
    <message>
        <source>Also where the very same words have another label</source>
        <translation>وحيث تحمل الكلمات نفسها وسمًا آخر أيضًا</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
    <message>
        <source>without a proclitic</source>
        <translation>بلا حرف متّصل</translation>
    </message>
    <message numerus="yes">
        <source>Label %Ln</source>
        <translation>
            <numerusform>لا شيء يُوسم</numerusform>
            <numerusform>توسيم واحد</numerusform>
            <numerusform>توسيم اثنين</numerusform>
            <numerusform>توسيم %Ln</numerusform>
            <numerusform>توسيم %Ln</numerusform>
            <numerusform>توسيم %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relabel %Ln</source>
        <translation>
            <numerusform>لا شيء يُغيَّر</numerusform>
            <numerusform>تغيير وسم واحد</numerusform>
            <numerusform>تغيير وسمين</numerusform>
            <numerusform>تغيير %Ln وسوم</numerusform>
            <numerusform>تغيير %Ln وسمًا</numerusform>
            <numerusform>تغيير %Ln وسم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln</source>
        <translation>
            <numerusform>لا شيء يُزال</numerusform>
            <numerusform>إزالة واحد</numerusform>
            <numerusform>إزالة اثنين</numerusform>
            <numerusform>إزالة %Ln</numerusform>
            <numerusform>إزالة %Ln</numerusform>
            <numerusform>إزالة %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln article(s), as one step.</source>
        <translation>
            <numerusform>في لا مقالة.</numerusform>
            <numerusform>في مقالة واحدة، في خطوة واحدة.</numerusform>
            <numerusform>في مقالتين، في خطوة واحدة.</numerusform>
            <numerusform>في %Ln مقالات، في خطوة واحدة.</numerusform>
            <numerusform>في %Ln مقالة، في خطوة واحدة.</numerusform>
            <numerusform>في %Ln مقالة، في خطوة واحدة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in articles marked done stay as they are.</source>
        <translation>
            <numerusform>لا شيء في المقالات المنجزة.</numerusform>
            <numerusform>واحد في مقالة منجزة يبقى كما هو.</numerusform>
            <numerusform>اثنان في مقالات منجزة يبقيان كما هما.</numerusform>
            <numerusform>%Ln في مقالات منجزة تبقى كما هي.</numerusform>
            <numerusform>%Ln في مقالات منجزة تبقى كما هي.</numerusform>
            <numerusform>%Ln في مقالات منجزة تبقى كما هي.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>There is no word at the caret. Select what the label is for.</source>
        <translation>لا كلمة عند المؤشر. حدد ما تريد وسمه.</translation>
    </message>
    <message>
        <source>This span is there already.</source>
        <translation>هذا المقطع موجود.</translation>
    </message>
    <message>
        <source>Add {label}</source>
        <translation>إضافة {label}</translation>
    </message>
    <message>
        <source>There is no label to repeat. Press the key of one first.</source>
        <translation>لا وسم يُكرَّر. اضغط مفتاح أحدها أولًا.</translation>
    </message>
    <message>
        <source>Change label to {label}</source>
        <translation>تغيير الوسم إلى {label}</translation>
    </message>
    <message>
        <source>No span is selected.</source>
        <translation>لا مقطع محددًا.</translation>
    </message>
    <message>
        <source>Delete {label}</source>
        <translation>حذف {label}</translation>
    </message>
    <message>
        <source>This article has no spans yet.</source>
        <translation>لا مقاطع في هذه المقالة بعد.</translation>
    </message>
    <message>
        <source>Set {attribute}</source>
        <translation>ضبط {attribute}</translation>
    </message>
    <message>
        <source>Change note</source>
        <translation>تغيير الملاحظة</translation>
    </message>
    <message>
        <source>Set entity</source>
        <translation>ضبط الكيان</translation>
    </message>
    <message>
        <source>Change entity</source>
        <translation>تغيير الكيان</translation>
    </message>
    <message>
        <source>Mark done</source>
        <translation>تعليم المقالة منجزة</translation>
    </message>
    <message>
        <source>Mark in work</source>
        <translation>إعادة المقالة إلى قيد العمل</translation>
    </message>
    <message>
        <source>Mark untouched</source>
        <translation>إعادة المقالة إلى لم تُبدأ</translation>
    </message>
</context>
<context>
    <name>ArticleDialog</name>
    <message>
        <source>Properties of the article</source>
        <translation>خصائص المقالة</translation>
    </message>
    <message>
        <source>The day it was published; words like «yesterday» are counted from it</source>
        <translation>يوم النشر، ومنه تُحسب كلمات مثل «أمس»</translation>
    </message>
    <message>
        <source>The newspaper, agency or site</source>
        <translation>الصحيفة أو الوكالة أو الموقع</translation>
    </message>
    <message>
        <source>By the letters of the text</source>
        <translation>بحسب حروف النص</translation>
    </message>
    <message>
        <source>Right to left</source>
        <translation>من اليمين إلى اليسار</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>من اليسار إلى اليمين</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>الرابط</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>الاتجاه</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>الترميز</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>عدد الحروف</translation>
    </message>
    <message>
        <source>Not a date. Write 2020-09-09, 2020-09 or 2020.</source>
        <translation>ليس تاريخًا. اكتب 2020-09-09 أو 2020-09 أو 2020.</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Filter articles</source>
        <translation>تصفية المقالات</translation>
    </message>
    <message>
        <source>Show articles by status</source>
        <translation>عرض المقالات بحسب الحالة</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>No article fits the filter.</source>
        <translation>لا مقالة توافق التصفية.</translation>
    </message>
    <message>
        <source>{shown} of {all} articles</source>
        <translation>{shown} من {all} من المقالات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقالة واحدة</numerusform>
            <numerusform>مقالتان</numerusform>
            <numerusform>%Ln مقالات</numerusform>
            <numerusform>%Ln مقالة</numerusform>
            <numerusform>%Ln مقالة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>لا منجز منها</numerusform>
            <numerusform>واحدة منجزة</numerusform>
            <numerusform>اثنتان منجزتان</numerusform>
            <numerusform>%Ln منجزة</numerusform>
            <numerusform>%Ln منجزة</numerusform>
            <numerusform>%Ln منجزة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttributeForm</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>one of several choices</source>
        <translation>واحد من عدة خيارات</translation>
    </message>
    <message>
        <source>number</source>
        <translation>عدد</translation>
    </message>
    <message>
        <source>date</source>
        <translation>تاريخ</translation>
    </message>
    <message>
        <source>text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>نعم أو لا</translation>
    </message>
    <message>
        <source>Describes</source>
        <translation>يصف</translation>
    </message>
    <message>
        <source>the span</source>
        <translation>المقطع</translation>
    </message>
    <message>
        <source>the entity it refers to</source>
        <translation>الكيان الذي يعنيه</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Ask for it at once, not under “More”</source>
        <translation>يُسأل عنه فورًا لا تحت «المزيد»</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>الخيارات</translation>
    </message>
</context>
<context>
    <name>AttributePage</name>
    <message>
        <source>Attributes</source>
        <translation>الصفات</translation>
    </message>
    <message>
        <source>Add an attribute</source>
        <translation>إضافة صفة</translation>
    </message>
    <message>
        <source>There are no attributes yet. Add one with +.</source>
        <translation>لا صفات بعد. أضف واحدة بـ +.</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>entity</source>
        <translation>كيان</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>مخفية</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(بلا اسم)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) are set</source>
        <translation>
            <numerusform>لا قيم مضبوطة</numerusform>
            <numerusform>قيمة واحدة مضبوطة</numerusform>
            <numerusform>قيمتان مضبوطتان</numerusform>
            <numerusform>%Ln قيم مضبوطة</numerusform>
            <numerusform>%Ln قيمة مضبوطة</numerusform>
            <numerusform>%Ln قيمة مضبوطة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) of “{attribute}” are set. What becomes of them?</source>
        <translation>
            <numerusform>لا قيم لـ«{attribute}».</numerusform>
            <numerusform>لـ«{attribute}» قيمة واحدة مضبوطة. ما مصيرها؟</numerusform>
            <numerusform>لـ«{attribute}» قيمتان مضبوطتان. ما مصيرهما؟</numerusform>
            <numerusform>لـ«{attribute}» %Ln قيم مضبوطة. ما مصيرها؟</numerusform>
            <numerusform>لـ«{attribute}» %Ln قيمة مضبوطة. ما مصيرها؟</numerusform>
            <numerusform>لـ«{attribute}» %Ln قيمة مضبوطة. ما مصيرها؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete attribute</source>
        <translation>حذف الصفة</translation>
    </message>
    <message>
        <source>They stay; the attribute is hidden and nobody is asked for it</source>
        <translation>تبقى، وتُخفى الصفة فلا يُسأل عنها أحد</translation>
    </message>
    <message>
        <source>They are taken away</source>
        <translation>تُزال</translation>
    </message>
    <message numerus="yes">
        <source>“{choice}” is chosen %Ln time(s). What becomes of it there?</source>
        <translation>
            <numerusform>لم يُختر «{choice}».</numerusform>
            <numerusform>اختير «{choice}» مرة واحدة. فماذا يحل محله؟</numerusform>
            <numerusform>اختير «{choice}» مرتين. فماذا يحل محله؟</numerusform>
            <numerusform>اختير «{choice}» %Ln مرات. فماذا يحل محله؟</numerusform>
            <numerusform>اختير «{choice}» %Ln مرة. فماذا يحل محله؟</numerusform>
            <numerusform>اختير «{choice}» %Ln مرة. فماذا يحل محله؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete choice</source>
        <translation>حذف الخيار</translation>
    </message>
    <message>
        <source>This is chosen instead</source>
        <translation>يُختار هذا بدلًا منه</translation>
    </message>
    <message>
        <source>Nothing is chosen there</source>
        <translation>لا يُختار شيء هناك</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message>
        <source>Regular</source>
        <translation>دورية</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>يدويًا</translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation>قبل استيراد</translation>
    </message>
    <message>
        <source>Before a merge</source>
        <translation>قبل دمج</translation>
    </message>
    <message>
        <source>Before an update of the files</source>
        <translation>قبل تحديث الملفات</translation>
    </message>
    <message>
        <source>Before a repair</source>
        <translation>قبل إصلاح</translation>
    </message>
    <message>
        <source>Before a large change</source>
        <translation>قبل تغيير كبير</translation>
    </message>
    <message>
        <source>Before changing the labels</source>
        <translation>قبل تغيير الوسوم</translation>
    </message>
    <message>
        <source>Before restoring</source>
        <translation>قبل استعادة</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>المقاطع</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>{number} kB</source>
        <translation>{number} ك.ب</translation>
    </message>
    <message>
        <source>{number} MB</source>
        <translation>{number} م.ب</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>تعذّرت قراءتها</translation>
    </message>
</context>
<context>
    <name>BilingualEdit</name>
    <message>
        <source>in English</source>
        <translation>بالإنجليزية</translation>
    </message>
    <message>
        <source>{what} in English</source>
        <translation>{what} بالإنجليزية</translation>
    </message>
    <message>
        <source>{what} in Arabic</source>
        <translation>{what} بالعربية</translation>
    </message>
</context>
<context>
    <name>Carding</name>
    <message>
        <source>Tie: {relation}</source>
        <translation>ربط: {relation}</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check project</source>
        <translation>فحص المشروع</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>يجري الفحص…</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>نتائج الفحص</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما وُجد</translation>
    </message>
    <message>
        <source>What repairing does</source>
        <translation>ما يفعله الإصلاح</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>استعادة نسخة احتياطية…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>إصلاح…</translation>
    </message>
    <message>
        <source>The project cannot be read any more</source>
        <translation>لم تعد قراءة المشروع ممكنة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) wrong</source>
        <translation>
            <numerusform>لا خلل</numerusform>
            <numerusform>خلل واحد</numerusform>
            <numerusform>خللان</numerusform>
            <numerusform>%Ln مواضع خلل</numerusform>
            <numerusform>%Ln موضع خلل</numerusform>
            <numerusform>%Ln موضع خلل</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong; some things are worth knowing</source>
        <translation>لا خلل، وثمة ما يستحق العلم</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>لا خلل</translation>
    </message>
    <message>
        <source>Noticed while the project was open</source>
        <translation>ما لوحظ أثناء فتح المشروع</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more; Copy takes them all</source>
        <translation>
            <numerusform>… ولا غيرها؛ النسخ يشملها كلها</numerusform>
            <numerusform>… وواحد آخر؛ النسخ يشملها كلها</numerusform>
            <numerusform>… واثنان آخران؛ النسخ يشملها كلها</numerusform>
            <numerusform>… و%Ln أخرى؛ النسخ يشملها كلها</numerusform>
            <numerusform>… و%Ln أخرى؛ النسخ يشملها كلها</numerusform>
            <numerusform>… و%Ln أخرى؛ النسخ يشملها كلها</numerusform>
        </translation>
    </message>
    <message>
        <source>Repairing …</source>
        <translation>جارٍ الإصلاح…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) can be mended safely</source>
        <translation>
            <numerusform>لا شيء يمكن إصلاحه بأمان</numerusform>
            <numerusform>خلل واحد يمكن إصلاحه بأمان</numerusform>
            <numerusform>خللان يمكن إصلاحهما بأمان</numerusform>
            <numerusform>%Ln خلال يمكن إصلاحها بأمان</numerusform>
            <numerusform>%Ln خللًا يمكن إصلاحها بأمان</numerusform>
            <numerusform>%Ln خلل يمكن إصلاحها بأمان</numerusform>
        </translation>
    </message>
    <message>
        <source>First everything is kept in a backup, so that this can be undone. Then exactly what stands here is done; the rest is left for you.</source>
        <translation>يُحفظ كل شيء أولًا في نسخة احتياطية ليمكن التراجع، ثم يُنفَّذ ما هو مذكور هنا وحده، ويُترك الباقي لك.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>أصلِح</translation>
    </message>
    <message>
        <source>Nothing was repaired</source>
        <translation>لم يُصلَح شيء</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) mended.</source>
        <translation>
            <numerusform>لم يُصلَح شيء.</numerusform>
            <numerusform>أُصلح خلل واحد.</numerusform>
            <numerusform>أُصلح خللان.</numerusform>
            <numerusform>أُصلحت %Ln خلال.</numerusform>
            <numerusform>أُصلح %Ln خللًا.</numerusform>
            <numerusform>أُصلح %Ln خلل.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was there before is in the backup {name}.</source>
        <translation>ما كان قبل ذلك محفوظ في النسخة {name}.</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>unknown: {value}</source>
        <translation>غير معروف: {value}</translation>
    </message>
</context>
<context>
    <name>ChoiceTable</name>
    <message>
        <source>Choices</source>
        <translation>الخيارات</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>بالإنجليزية</translation>
    </message>
    <message>
        <source>Add a choice</source>
        <translation>إضافة خيار</translation>
    </message>
    <message>
        <source>Move the choice up</source>
        <translation>نقل الخيار إلى أعلى</translation>
    </message>
    <message>
        <source>Move the choice down</source>
        <translation>نقل الخيار إلى أسفل</translation>
    </message>
    <message>
        <source>Delete the choice</source>
        <translation>حذف الخيار</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Annotators</source>
        <translation>الموسِّمون</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>كل المقالات</translation>
    </message>
    <message>
        <source>Only those marked done</source>
        <translation>المنجزة وحدها</translation>
    </message>
    <message>
        <source>Only the open one</source>
        <translation>المفتوحة وحدها</translation>
    </message>
    <message>
        <source>Offsets count</source>
        <translation>المواضع تُعدّ بـ</translation>
    </message>
    <message>
        <source>characters (code points)</source>
        <translation>المحارف (نقاط الترميز)</translation>
    </message>
    <message>
        <source>UTF-16 units, as Java and JavaScript do</source>
        <translation>وحدات UTF-16 كما في Java وJavaScript</translation>
    </message>
    <message>
        <source>bytes of UTF-8</source>
        <translation>بايتات UTF-8</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
</context>
<context>
    <name>ColourCheck</name>
    <message>
        <source>Check of the colours</source>
        <translation>فحص الألوان</translation>
    </message>
    <message>
        <source>Text is hard to read on the tint of “{label}”.</source>
        <translation>تصعب قراءة النص على لون «{label}».</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more pair(s) come close.</source>
        <translation>
            <numerusform>لا أزواج متقاربة غيرها.</numerusform>
            <numerusform>وزوج آخر متقارب.</numerusform>
            <numerusform>وزوجان آخران متقاربان.</numerusform>
            <numerusform>و%Ln أزواج أخرى متقاربة.</numerusform>
            <numerusform>و%Ln زوجًا آخر متقاربًا.</numerusform>
            <numerusform>و%Ln زوج آخر متقارب.</numerusform>
        </translation>
    </message>
    <message>
        <source>All colours can be told apart.</source>
        <translation>كل الألوان متمايزة.</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” look nearly the same.</source>
        <translation>«{one}» و«{other}» يكادان يتشابهان.</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” look nearly the same to {eyes} eyes.</source>
        <translation>«{one}» و«{other}» يكادان يتشابهان لذوي {eyes}.</translation>
    </message>
    <message>
        <source>Only their lines differ.</source>
        <translation>لا يفرّق بينهما إلا الخط.</translation>
    </message>
    <message>
        <source>red-blind</source>
        <translation>عمى الأحمر</translation>
    </message>
    <message>
        <source>green-blind</source>
        <translation>عمى الأخضر</translation>
    </message>
    <message>
        <source>blue-blind</source>
        <translation>عمى الأزرق</translation>
    </message>
</context>
<context>
    <name>ColourField</name>
    <message>
        <source>blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>برتقالي</translation>
    </message>
    <message>
        <source>green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>وردي</translation>
    </message>
    <message>
        <source>sky blue</source>
        <translation>سماوي</translation>
    </message>
    <message>
        <source>vermilion</source>
        <translation>قرمزي</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>أصفر</translation>
    </message>
    <message>
        <source>black</source>
        <translation>أسود</translation>
    </message>
    <message>
        <source>own colour</source>
        <translation>لون خاص</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>لون آخر…</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Name of the article</source>
        <translation>اسم المقالة</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>الرابط</translation>
    </message>
    <message>
        <source>Column for: {what}</source>
        <translation>عمود: {what}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>الصفوف الأولى</translation>
    </message>
</context>
<context>
    <name>Completing</name>
    <message>
        <source>No span of this article lacks anything that its label asks for.</source>
        <translation>لا ينقص أيَّ مقطع في هذه المقالة شيءٌ يطلبه وسمه.</translation>
    </message>
</context>
<context>
    <name>ConcordanceModel</name>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>الكلمة</translation>
    </message>
    <message>
        <source>After</source>
        <translation>بعده</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>المصدر</translation>
    </message>
</context>
<context>
    <name>ConcordancePane</name>
    <message>
        <source>Find in all articles</source>
        <translation>بحث في كل المقالات</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>كلمات كاملة</translation>
    </message>
    <message>
        <source>Also after و ف ب ل ك, but not inside another word</source>
        <translation>وبعد و ف ب ل ك أيضًا، لا داخل كلمة أخرى</translation>
    </message>
    <message>
        <source>Exact spelling</source>
        <translation>الرسم نفسه</translation>
    </message>
    <message>
        <source>Tashkeel, hamza and all letters as they are typed</source>
        <translation>التشكيل والهمزة وكل الحروف كما كُتبت</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>تعبير نمطي</translation>
    </message>
    <message>
        <source>For example: قوات? (ال)?امريكيه — over the text without tashkeel</source>
        <translation>مثلًا: قوات? (ال)?امريكيه — في النص بلا تشكيل</translation>
    </message>
    <message>
        <source>Order of the hits</source>
        <translation>ترتيب النتائج</translation>
    </message>
    <message>
        <source>As in the articles</source>
        <translation>كما في المقالات</translation>
    </message>
    <message>
        <source>By the word before</source>
        <translation>بحسب الكلمة قبله</translation>
    </message>
    <message>
        <source>By the word after</source>
        <translation>بحسب الكلمة بعده</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>بحسب التاريخ</translation>
    </message>
    <message>
        <source>By outlet</source>
        <translation>بحسب المصدر</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Tick all hits, or none</source>
        <translation>التأشير على كل النتائج أو إلغاؤه</translation>
    </message>
    <message>
        <source>Annotate the ticked…</source>
        <translation>توسيم المؤشَّر عليه…</translation>
    </message>
    <message>
        <source>Give all ticked hits a label, in one step</source>
        <translation>إعطاء كل النتائج المؤشَّر عليها وسمًا في خطوة واحدة</translation>
    </message>
    <message>
        <source>Hits in all articles</source>
        <translation>النتائج في كل المقالات</translation>
    </message>
    <message>
        <source>This expression cannot be used: {reason}</source>
        <translation>لا يصلح هذا التعبير: {reason}</translation>
    </message>
    <message>
        <source>Type a word: every spelling of it in all articles is shown with its context.</source>
        <translation>اكتب كلمة: يُعرض كل رسم لها في كل المقالات مع سياقه.</translation>
    </message>
</context>
<context>
    <name>Destination</name>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>Name the folder to write.</source>
        <translation>سمِّ المجلد الذي يُكتب.</translation>
    </message>
    <message>
        <source>{path} exists already and is no empty folder. Name a new one.</source>
        <translation>{path} موجود وليس مجلدًا فارغًا. سمِّ مجلدًا جديدًا.</translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation>سمِّ الملف الذي يُكتب.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>لا يوجد مجلد {folder}.</translation>
    </message>
    <message>
        <source>Choose a place outside the project’s own “annotations” folder.</source>
        <translation>اختر مكانًا خارج مجلد “annotations” الخاص بالمشروع.</translation>
    </message>
    <message>
        <source>Choose a place outside the project’s folder: its texts would pass for articles.</source>
        <translation>اختر موضعًا خارج مجلد المشروع: نصوصه ستُعدّ مقالات.</translation>
    </message>
    <message>
        <source>Choose another ending than .txt: it would pass for an article.</source>
        <translation>اختر امتدادًا غير ‎.txt: وإلا عُدّ مقالة.</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>التصدير إلى</translation>
    </message>
    <message>
        <source>{name} files (*{extension})</source>
        <translation>ملفات {name} (*{extension})</translation>
    </message>
</context>
<context>
    <name>DifferenceList</name>
    <message>
        <source>Labels and schema</source>
        <translation>الوسوم والمخطط</translation>
    </message>
    <message>
        <source>Titles, dates and outlets</source>
        <translation>العناوين والتواريخ والوسائل</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>ما سيتغيّر</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الموسِّم</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>حينها</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>التغيير</translation>
    </message>
    <message>
        <source>damaged now</source>
        <translation>تالف الآن</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>يُحذف</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>يعود</translation>
    </message>
    <message numerus="yes">
        <source>%Ln altered</source>
        <translation>
            <numerusform>لا تعديل</numerusform>
            <numerusform>تعديل واحد</numerusform>
            <numerusform>تعديلان</numerusform>
            <numerusform>%Ln تعديلات</numerusform>
            <numerusform>%Ln تعديلًا</numerusform>
            <numerusform>%Ln تعديل</numerusform>
        </translation>
    </message>
    <message>
        <source>details</source>
        <translation>تفاصيل</translation>
    </message>
    <message>
        <source>{come} come, {go} go, {changed} become what they were</source>
        <translation>يعود {come}، ويُحذف {go}، ويرجع {changed} إلى ما كان عليه</translation>
    </message>
</context>
<context>
    <name>Entities</name>
    <message>
        <source>Changing the entities …</source>
        <translation>جارٍ تغيير الكيانات …</translation>
    </message>
    <message>
        <source>Spans without an entity, by wording</source>
        <translation>مقاطع بلا كيان، بحسب لفظها</translation>
    </message>
    <message>
        <source>New entity</source>
        <translation>كيان جديد</translation>
    </message>
    <message>
        <source>Change entity</source>
        <translation>تغيير الكيان</translation>
    </message>
    <message>
        <source>«{name}» is the same as this one, which takes over its names and mentions:</source>
        <translation>«{name}» هو هذا الكيان بعينه، وهذا يأخذ أسماءه ومواضعه:</translation>
    </message>
    <message>
        <source>Merge entities</source>
        <translation>دمج كيانات</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>دمج</translation>
    </message>
    <message>
        <source>Merge into {name}</source>
        <translation>دمج في {name}</translation>
    </message>
    <message numerus="yes">
        <source>Merged. %Ln span(s) refer to it now in their place.</source>
        <translation>
            <numerusform>دُمج. لم ينتقل أي مقطع.</numerusform>
            <numerusform>دُمج. مقطع واحد يشير إليه الآن.</numerusform>
            <numerusform>دُمج. مقطعان يشيران إليه الآن.</numerusform>
            <numerusform>دُمج. %Ln مقاطع تشير إليه الآن.</numerusform>
            <numerusform>دُمج. %Ln مقطعًا تشير إليه الآن.</numerusform>
            <numerusform>دُمج. %Ln مقطع يشير إليه الآن.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected mention(s) do not mean «{name}», but:</source>
        <translation>
            <numerusform>لا موضع محدد</numerusform>
            <numerusform>الموضع المحدد لا يعني «{name}»، بل:</numerusform>
            <numerusform>الموضعان المحددان لا يعنيان «{name}»، بل:</numerusform>
            <numerusform>%Ln مواضع محددة لا تعني «{name}»، بل:</numerusform>
            <numerusform>%Ln موضعًا محددًا لا تعني «{name}»، بل:</numerusform>
            <numerusform>%Ln موضع محدد لا تعني «{name}»، بل:</numerusform>
        </translation>
    </message>
    <message>
        <source>Split entity</source>
        <translation>فصل كيان</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>فصل</translation>
    </message>
    <message>
        <source>Split {name}</source>
        <translation>فصل {name}</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>حذف {name}</translation>
    </message>
    <message numerus="yes">
        <source>Deleted. %Ln span(s) refer to nothing now; Undo brings it back.</source>
        <translation>
            <numerusform>حُذف. لم يكن يشير إليه مقطع؛ التراجع يعيده.</numerusform>
            <numerusform>حُذف. مقطع واحد لا يشير الآن إلى شيء؛ التراجع يعيده.</numerusform>
            <numerusform>حُذف. مقطعان لا يشيران الآن إلى شيء؛ التراجع يعيده.</numerusform>
            <numerusform>حُذف. %Ln مقاطع لا تشير الآن إلى شيء؛ التراجع يعيده.</numerusform>
            <numerusform>حُذف. %Ln مقطعًا لا تشير الآن إلى شيء؛ التراجع يعيده.</numerusform>
            <numerusform>حُذف. %Ln مقطع لا يشير الآن إلى شيء؛ التراجع يعيده.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select spans of one label: an actor is no base.</source>
        <translation>حدد مقاطع من وسم واحد: الفاعل ليس قاعدة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) refer to:</source>
        <translation>
            <numerusform>لا مقطع يشير إلى:</numerusform>
            <numerusform>مقطع واحد يشير إلى:</numerusform>
            <numerusform>مقطعان يشيران إلى:</numerusform>
            <numerusform>%Ln مقاطع تشير إلى:</numerusform>
            <numerusform>%Ln مقطعًا تشير إلى:</numerusform>
            <numerusform>%Ln مقطع يشير إلى:</numerusform>
        </translation>
    </message>
    <message>
        <source>Assign an entity</source>
        <translation>إسناد كيان</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>إسناد</translation>
    </message>
    <message>
        <source>Assign {name}</source>
        <translation>إسناد {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) refer to it now.</source>
        <translation>
            <numerusform>لا مقطع يشير إليه الآن.</numerusform>
            <numerusform>مقطع واحد يشير إليه الآن.</numerusform>
            <numerusform>مقطعان يشيران إليه الآن.</numerusform>
            <numerusform>%Ln مقاطع تشير إليه الآن.</numerusform>
            <numerusform>%Ln مقطعًا تشير إليه الآن.</numerusform>
            <numerusform>%Ln مقطع يشير إليه الآن.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not done: the last changes are not on the disk yet.</source>
        <translation>لم يتم: لم تُحفظ آخر التغييرات على القرص بعد.</translation>
    </message>
    <message>
        <source>The entities stay as they are: {reason}</source>
        <translation>تبقى الكيانات كما هي: {reason}</translation>
    </message>
</context>
<context>
    <name>EntityChanges</name>
    <message>
        <source>the last changes are not on the disk yet</source>
        <translation>لم تُحفظ آخر التغييرات على القرص بعد</translation>
    </message>
    <message>
        <source>The entities stay as they are: {reason}</source>
        <translation>تبقى الكيانات كما هي: {reason}</translation>
    </message>
</context>
<context>
    <name>EntityDialog</name>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
    <message>
        <source>New entity</source>
        <translation>كيان جديد</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>one name a line</source>
        <translation>اسم في كل سطر</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>أسماء أخرى</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>الملاحظة</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>unknown: {value}</source>
        <translation>غير معروف: {value}</translation>
    </message>
    <message>
        <source>Another entity is called «{name}» too. Are they the same? Then merge them.</source>
        <translation>كيان آخر يُسمى «{name}» أيضًا. أهما واحد؟ إذن ادمجهما.</translation>
    </message>
    <message>
        <source>This does not fit: write a number like 33.79 or a date like 2020-09.</source>
        <translation>هذا لا يصلح: اكتب عددًا مثل 33.79 أو تاريخًا مثل 2020-09.</translation>
    </message>
</context>
<context>
    <name>EntityField</name>
    <message>
        <source>name as it is best known</source>
        <translation>الاسم الأشهر</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
    <message>
        <source>Whom or what it refers to. Type to search; ↓ proposes; Enter takes; Esc leaves it</source>
        <translation>من أو ما المقصود. اكتب للبحث؛ ↓ يقترح؛ Enter يأخذ؛ Esc يترك</translation>
    </message>
    <message>
        <source>Make a new entity of this name</source>
        <translation>إنشاء كيان جديد بهذا الاسم</translation>
    </message>
</context>
<context>
    <name>EntityModel</name>
    <message>
        <source>Without an entity</source>
        <translation>بلا كيان</translation>
    </message>
</context>
<context>
    <name>EntityPanel</name>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Filter entities</source>
        <translation>تصفية الكيانات</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Order of the entities</source>
        <translation>ترتيب الكيانات</translation>
    </message>
    <message>
        <source>Number of spans</source>
        <translation>عدد المقاطع</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Add and export entities</source>
        <translation>إضافة كيانات وتصديرها</translation>
    </message>
    <message>
        <source>New entity…</source>
        <translation>كيان جديد…</translation>
    </message>
    <message>
        <source>Import gazetteer…</source>
        <translation>استيراد معجم أسماء…</translation>
    </message>
    <message>
        <source>Export gazetteer…</source>
        <translation>تصدير معجم الأسماء…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>تحرير…</translation>
    </message>
    <message>
        <source>Name, aliases and everything known of it</source>
        <translation>الاسم والأسماء الأخرى وكل ما يُعرف عنه</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>دمج…</translation>
    </message>
    <message>
        <source>It is the same as another entity</source>
        <translation>هو كيان آخر بعينه</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>فصل…</translation>
    </message>
    <message>
        <source>The selected mentions mean somebody else</source>
        <translation>المواضع المحددة تعني غيره</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Its mentions stay labelled, without an entity</source>
        <translation>تبقى مواضعه موسومة بلا كيان</translation>
    </message>
    <message>
        <source>Assign an entity…</source>
        <translation>إسناد كيان…</translation>
    </message>
    <message>
        <source>To all spans of what is selected above</source>
        <translation>إلى كل مقاطع ما حُدد أعلاه</translation>
    </message>
    <message>
        <source>No entities yet. Label an actor or a base and say whom or what it means, or begin with a list of known names.</source>
        <translation>لا كيانات بعد. وسّم فاعلًا أو قاعدة وقل من أو ما المقصود، أو ابدأ بقائمة أسماء معروفة.</translation>
    </message>
    <message>
        <source>{shown} of {all} entities</source>
        <translation>{shown} من {all} كيانات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entity(s)</source>
        <translation>
            <numerusform>لا كيانات</numerusform>
            <numerusform>كيان واحد</numerusform>
            <numerusform>كيانان</numerusform>
            <numerusform>%Ln كيانات</numerusform>
            <numerusform>%Ln كيانًا</numerusform>
            <numerusform>%Ln كيان</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Move up</source>
        <translation>إلى أعلى</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>إلى أسفل</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>The folder cannot be opened.</source>
        <translation>تعذّر فتح المجلد.</translation>
    </message>
    <message>
        <source>Open a folder with .txt articles</source>
        <translation>افتح مجلدًا فيه مقالات ‎.txt</translation>
    </message>
    <message>
        <source>The sample articles cannot be copied.</source>
        <translation>تعذّر نسخ المقالات النموذجية.</translation>
    </message>
    <message>
        <source>The last changes are not saved yet. See to that first; the status line says why.</source>
        <translation>آخر التغييرات لم تُحفظ بعد. عالج ذلك أولًا، وسطر الحالة يبيّن السبب.</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>لم يُصدَّر شيء.</translation>
    </message>
    <message>
        <source>The name under which annotations are kept, one folder a name:</source>
        <translation>الاسم الذي تُحفظ المقاطع به، ولكل اسم مجلد:</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الموسِّم</translation>
    </message>
    <message>
        <source>Counting what is in use …</source>
        <translation>يُحصى المستعمل…</translation>
    </message>
    <message>
        <source>Change properties</source>
        <translation>تغيير الخصائص</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>السحب</translation>
    </message>
    <message>
        <source>Select text, from either end</source>
        <translation>تحديد النص من أي طرف</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>نقر مزدوج</translation>
    </message>
    <message>
        <source>Select a word</source>
        <translation>تحديد كلمة</translation>
    </message>
    <message>
        <source>Triple click</source>
        <translation>نقر ثلاثي</translation>
    </message>
    <message>
        <source>Select a sentence</source>
        <translation>تحديد جملة</translation>
    </message>
    <message>
        <source>Click again</source>
        <translation>نقر متكرر</translation>
    </message>
    <message>
        <source>Go through spans that overlap</source>
        <translation>المرور على المقاطع المتداخلة</translation>
    </message>
    <message>
        <source>Shift+click</source>
        <translation>Shift مع النقر</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>توسيع التحديد</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>الأسهم</translation>
    </message>
    <message>
        <source>Move the caret</source>
        <translation>تحريك المؤشر</translation>
    </message>
    <message>
        <source>Ctrl+arrows</source>
        <translation>Ctrl مع الأسهم</translation>
    </message>
    <message>
        <source>Move by word</source>
        <translation>التحرك كلمةً كلمة</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Shift مع الأسهم</translation>
    </message>
    <message>
        <source>Select with the caret</source>
        <translation>التحديد بالمؤشر</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>‏Home وEnd</translation>
    </message>
    <message>
        <source>Start and end of the line</source>
        <translation>أول السطر وآخره</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl مع العجلة</translation>
    </message>
    <message>
        <source>Change the text’s size</source>
        <translation>تغيير حجم النص</translation>
    </message>
    <message>
        <source>Enter, Esc</source>
        <translation>‏Enter وEsc</translation>
    </message>
    <message>
        <source>From the attributes back to the text</source>
        <translation>العودة من الصفات إلى النص</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Unexpected error</source>
        <translation>خطأ غير متوقع</translation>
    </message>
    <message>
        <source>Something went wrong in the program.</source>
        <translation>حدث خطأ في البرنامج.</translation>
    </message>
    <message>
        <source>Your annotations are safe: every change is saved when it is made. You can go on working; if something looks odd, quit and start again. The report helps to mend the fault.</source>
        <translation>عملك سليم: كل تغيير يُحفظ حين يقع. يمكنك المتابعة، فإن بدا شيء غريبًا فأغلق البرنامج وشغّله من جديد. التقرير يعين على إصلاح الخلل.</translation>
    </message>
    <message>
        <source>It is also in {path}</source>
        <translation>وهو أيضًا في {path}</translation>
    </message>
    <message>
        <source>Error report</source>
        <translation>تقرير الخطأ</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>نسخ التقرير</translation>
    </message>
</context>
<context>
    <name>Everywhere</name>
    <message>
        <source>Annotating …</source>
        <translation>جارٍ التوسيم …</translation>
    </message>
    <message>
        <source>Select a span, or words in the text, to annotate them everywhere.</source>
        <translation>حدد مقطعًا أو كلمات في النص لتوسيمها في كل مكان.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln article(s)</source>
        <translation>
            <numerusform>في لا مقالة</numerusform>
            <numerusform>في مقالة واحدة</numerusform>
            <numerusform>في مقالتين</numerusform>
            <numerusform>في %Ln مقالات</numerusform>
            <numerusform>في %Ln مقالة</numerusform>
            <numerusform>في %Ln مقالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation>Ctrl+Z يتراجع عنه.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>Label everywhere: {label}</source>
        <translation>توسيم في كل مكان: {label}</translation>
    </message>
    <message>
        <source>Relabel everywhere: {label}</source>
        <translation>تغيير الوسم في كل مكان: {label}</translation>
    </message>
    <message>
        <source>Remove everywhere</source>
        <translation>إزالة من كل مكان</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Choose at least one annotator.</source>
        <translation>اختر موسِّمًا واحدًا على الأقل.</translation>
    </message>
    <message>
        <source>{path} exists already. Replace it?</source>
        <translation>{path} موجود. أتستبدله؟</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>استبدال الملف؟</translation>
    </message>
    <message>
        <source>Export more</source>
        <translation>تصدير غيره</translation>
    </message>
    <message>
        <source>Choose at least one label.</source>
        <translation>اختر وسمًا واحدًا على الأقل.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>أُوقف، ولم يُكتب شيء.</translation>
    </message>
    <message>
        <source>Nothing was written: {reason}</source>
        <translation>لم يُكتب شيء: {reason}</translation>
    </message>
    <message>
        <source>Nothing was written: what was read of the file again is not what was exported.</source>
        <translation>لم يُكتب شيء: ما قُرئ من الملف ثانيةً ليس ما صُدّر.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this article</source>
        <translation>ابحث في هذه المقالة</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>النتيجة السابقة (Shift+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>النتيجة التالية (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>إغلاق (Esc)</translation>
    </message>
    <message>
        <source>this expression takes too long</source>
        <translation>هذا التعبير يستغرق وقتًا طويلًا</translation>
    </message>
    <message>
        <source>wrong expression: {reason}</source>
        <translation>تعبير خاطئ: {reason}</translation>
    </message>
    <message>
        <source>wrong at character {place}: {reason}</source>
        <translation>خطأ عند المحرف {place}: {reason}</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>لا نتيجة</translation>
    </message>
    <message>
        <source>{current} of {all}</source>
        <translation>{current} من {all}</translation>
    </message>
    <message>
        <source>{current} of {all}, from the start again</source>
        <translation>{current} من {all}، من البداية مجددًا</translation>
    </message>
    <message>
        <source>{current} of {all}, from the end again</source>
        <translation>{current} من {all}، من النهاية مجددًا</translation>
    </message>
</context>
<context>
    <name>FindOptions</name>
    <message>
        <source>Word</source>
        <translation>كلمة</translation>
    </message>
    <message>
        <source>Whole words: also after و ف ب ل ك, but not inside another word</source>
        <translation>كلمات كاملة: وبعد و ف ب ل ك أيضًا، لا داخل كلمة أخرى</translation>
    </message>
    <message>
        <source>Exact spelling: tashkeel, hamza and all letters as they are typed</source>
        <translation>الرسم نفسه: التشكيل والهمزة وكل الحروف كما كُتبت</translation>
    </message>
    <message>
        <source>Regular expression, over the text without tashkeel unless the spelling is exact</source>
        <translation>تعبير نمطي في النص بلا تشكيل، ما لم يُطلب الرسم نفسه</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Passed over: {0}</source>
        <translation>جرى تجاوزه: {0}</translation>
    </message>
    <message>
        <source>The article’s file is missing</source>
        <translation>ملف المقالة مفقود</translation>
    </message>
    <message>
        <source>The article cannot be read: {0}</source>
        <translation>تعذّرت قراءة المقالة: {0}</translation>
    </message>
    <message>
        <source>The article has changed since it was annotated</source>
        <translation>تغيّرت المقالة منذ توسيمها</translation>
    </message>
    <message>
        <source>Belongs to the article “{0}”, which is missing</source>
        <translation>يخصّ المقالة «{0}» المفقودة</translation>
    </message>
    <message>
        <source>Damaged, and no backup has it whole: {0}</source>
        <translation>تالف، ولا توجد منه نسخة سليمة: {0}</translation>
    </message>
    <message>
        <source>Damaged; the backup of {1} has it whole: {0}</source>
        <translation>تالف، وهو سليم في نسخة {1}: {0}</translation>
    </message>
    <message>
        <source>Written by a newer version of Hashiya</source>
        <translation>كتبه إصدار أحدث من حاشية</translation>
    </message>
    <message>
        <source>Nothing can be saved here: {0}</source>
        <translation>لا يمكن الحفظ هنا: {0}</translation>
    </message>
    <message>
        <source>Changed by something other than Hashiya</source>
        <translation>غيّره برنامج غير حاشية</translation>
    </message>
    <message>
        <source>An entity cannot be read: {0}</source>
        <translation>تعذّرت قراءة كيان: {0}</translation>
    </message>
    <message>
        <source>Does not fit the article: {0}</source>
        <translation>لا يطابق المقالة: {0}</translation>
    </message>
    <message>
        <source>Ties something that is not there: {0}</source>
        <translation>يربط ما ليس موجودًا: {0}</translation>
    </message>
    <message>
        <source>Set aside: {0}</source>
        <translation>نُحّي جانبًا: {0}</translation>
    </message>
    <message>
        <source>Was set aside and fits again</source>
        <translation>كان منحّى وعاد مطابقًا</translation>
    </message>
    <message>
        <source>Not as the labels ask for: {0}</source>
        <translation>يخالف ما تطلبه الوسوم: {0}</translation>
    </message>
    <message>
        <source>Its entity “{0}” is missing</source>
        <translation>كيانه «{0}» مفقود</translation>
    </message>
    <message>
        <source>Has the value {0}, but its text says {1}</source>
        <translation>قيمته {0}، ونصّه يقول {1}</translation>
    </message>
    <message>
        <source>Begins or ends with white space</source>
        <translation>يبدأ أو ينتهي بفراغ</translation>
    </message>
    <message>
        <source>Holds white space alone</source>
        <translation>لا يحوي سوى فراغ</translation>
    </message>
    <message>
        <source>Is there twice</source>
        <translation>مكرّر</translation>
    </message>
    <message>
        <source>Is there twice, with different details</source>
        <translation>مكرّر بتفاصيل مختلفة</translation>
    </message>
    <message>
        <source>{0} ids of spans are used in {1} too</source>
        <translation>معرّفات مقاطع مستعملة أيضًا في {1}، وعددها {0}</translation>
    </message>
    <message>
        <source>Left over from an interrupted save</source>
        <translation>بقايا حفظ انقطع</translation>
    </message>
    <message>
        <source>A damaged or changed file that was set aside</source>
        <translation>ملف تالف أو متغيّر نُحّي جانبًا</translation>
    </message>
    <message>
        <source>Take the white space off</source>
        <translation>احذف الفراغ</translation>
    </message>
    <message>
        <source>Merge the two</source>
        <translation>ادمج الاثنين</translation>
    </message>
    <message>
        <source>Take it back to its place</source>
        <translation>أعِده إلى موضعه</translation>
    </message>
    <message>
        <source>Set it aside</source>
        <translation>نحّه جانبًا</translation>
    </message>
    <message>
        <source>Take it as it is now</source>
        <translation>اعتمده كما هو الآن</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>احذفه</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>يدويًا</translation>
    </message>
    <message>
        <source>Span {0}</source>
        <translation>المقطع {0}</translation>
    </message>
    <message>
        <source>Relation {0}</source>
        <translation>العلاقة {0}</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>This article’s text has changed since it was annotated. See Tools ▸ Follow the text…</source>
        <translation>تغيّر نص هذه المقالة بعد توسيمها. انظر أدوات ◂ متابعة النص…</translation>
    </message>
    <message>
        <source>There are two versions of this article’s annotations. See Tools ▸ Two versions…</source>
        <translation>لتوسيمات هذه المقالة نسختان. انظر أدوات ◂ نسختان…</translation>
    </message>
    <message>
        <source>There are no spans to follow in this article.</source>
        <translation>لا مقاطع في هذه المقالة لمتابعتها.</translation>
    </message>
    <message>
        <source>There is one version of this article’s annotations; nothing clashes.</source>
        <translation>لتوسيمات هذه المقالة نسخة واحدة، ولا تعارض.</translation>
    </message>
    <message>
        <source>No annotated article was renamed or moved.</source>
        <translation>لم تُنقل مقالة موسومة ولم يتغيّر اسمها.</translation>
    </message>
    <message>
        <source>Not done: the last changes are not on the disk yet</source>
        <translation>لم يُنفَّذ: آخر التغييرات لم تُحفظ بعد</translation>
    </message>
    <message>
        <source>Follow the text</source>
        <translation>متابعة النص</translation>
    </message>
    <message>
        <source>Choose versions</source>
        <translation>اختيار النسخ</translation>
    </message>
    <message>
        <source>Not done: {reason}</source>
        <translation>لم يُنفَّذ: {reason}</translation>
    </message>
</context>
<context>
    <name>FontEditor</name>
    <message>
        <source>The program’s choice</source>
        <translation>اختيار البرنامج</translation>
    </message>
</context>
<context>
    <name>ForecastPane</name>
    <message>
        <source>Looking what it will not hold…</source>
        <translation>جارٍ النظر فيما لن يكون فيه…</translation>
    </message>
    <message>
        <source>It holds all that you chose.</source>
        <translation>فيه كل ما اخترته.</translation>
    </message>
    <message>
        <source>It will not hold:</source>
        <translation>لن يكون فيه:</translation>
    </message>
    <message>
        <source>(counted in the first {some} of {all} articles)</source>
        <translation>(عُدّ في أول {some} من {all} مقالة)</translation>
    </message>
</context>
<context>
    <name>FormatList</name>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Not installed. To add it: {command}</source>
        <translation>غير مثبّت. لإضافته: {command}</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Hashiya’s own: everything, one article a line (JSON Lines)</source>
        <translation>صيغة حاشية: كل شيء، مقالة في كل سطر (JSON Lines)</translation>
    </message>
    <message>
        <source>Table for spreadsheets: one span a row (CSV)</source>
        <translation>جدول لبرامج الجداول: مقطع في كل صف (CSV)</translation>
    </message>
    <message>
        <source>Workbook for Excel, right to left: one span a row</source>
        <translation>مصنف Excel من اليمين إلى اليسار: مقطع في كل صف</translation>
    </message>
    <message>
        <source>Tokens with IOB2 tags for training models (CoNLL)</source>
        <translation>كلمات بوسوم IOB2 لتدريب النماذج (CoNLL)</translation>
    </message>
    <message>
        <source>Tokens with BIOES tags for training models</source>
        <translation>رموز بعلامات BIOES لتدريب النماذج</translation>
    </message>
    <message>
        <source>Tokens with a column of tags for each label (CoNLL-U Plus)</source>
        <translation>رموز بعمود علامات لكل وسم (CoNLL-U Plus)</translation>
    </message>
    <message>
        <source>Folder for brat: texts, standoff annotations, settings</source>
        <translation>مجلد لـ brat: نصوص وتوسيمات منفصلة وإعدادات</translation>
    </message>
    <message>
        <source>Lists of spans for doccano’s sequence labelling</source>
        <translation>قوائم مقاطع لوسم التسلسلات في doccano</translation>
    </message>
    <message>
        <source>Spans and relations for doccano</source>
        <translation>مقاطع وعلاقات لـ doccano</translation>
    </message>
    <message>
        <source>Tokens and spans for Hugging Face and Prodigy</source>
        <translation>رموز ومقاطع لـ Hugging Face وProdigy</translation>
    </message>
    <message>
        <source>Folder for Label Studio: tasks and labelling set-up</source>
        <translation>مجلد لـ Label Studio: المهام وإعداد التوسيم</translation>
    </message>
    <message>
        <source>Web Annotations of the W3C (JSON-LD)</source>
        <translation>توسيمات الويب من W3C (JSON-LD)</translation>
    </message>
    <message>
        <source>Folder for INCEpTION: UIMA CAS XMI and its type system</source>
        <translation>مجلد لبرنامج INCEpTION: ملفات UIMA CAS XMI مع نظام أنواعها</translation>
    </message>
    <message>
        <source>TEI P5 with annotations that stand off the text</source>
        <translation>TEI P5 بتوسيمات منفصلة عن النص</translation>
    </message>
    <message>
        <source>Project for MAXQDA, ATLAS.ti, NVivo, QualCoder (REFI-QDA)</source>
        <translation>مشروع لـ MAXQDA وATLAS.ti وNVivo وQualCoder ‏(REFI-QDA)</translation>
    </message>
    <message>
        <source>Network for networkx, igraph and yEd (GraphML)</source>
        <translation>شبكة لـ networkx وigraph وyEd ‏(GraphML)</translation>
    </message>
    <message>
        <source>Network for Gephi (GEXF)</source>
        <translation>شبكة لـ Gephi ‏(GEXF)</translation>
    </message>
    <message>
        <source>Table for datasets, pandas, DuckDB and Spark (Parquet)</source>
        <translation>جدول لبرامج datasets وpandas وDuckDB وSpark (Parquet)</translation>
    </message>
    <message>
        <source>Documents to train spaCy with (DocBin)</source>
        <translation>مستندات لتدريب spaCy (DocBin)</translation>
    </message>
    <message>
        <source>Pages to read and print: one an article, with an index (HTML)</source>
        <translation>صفحات للقراءة والطباعة: صفحة لكل مقالة مع فهرس (HTML)</translation>
    </message>
    <message>
        <source>Documents to print and pass on, one an article (PDF)</source>
        <translation>مستندات للطباعة والتداول، مستند لكل مقالة (PDF)</translation>
    </message>
    <message>
        <source>Plain text: one article a file, without annotations</source>
        <translation>نص عادي: مقالة في كل ملف، بلا مقاطع</translation>
    </message>
    <message>
        <source>Word documents: one article a file</source>
        <translation>مستندات وورد: مقالة في كل ملف</translation>
    </message>
    <message>
        <source>Web pages: one article a page (HTML, MHTML)</source>
        <translation>صفحات الويب: مقالة في كل صفحة (HTML وMHTML)</translation>
    </message>
    <message>
        <source>Table of articles: one a row (TSV, CSV, Excel, JSON Lines)</source>
        <translation>جدول مقالات: مقالة في كل صف (TSV وCSV وExcel وJSON Lines)</translation>
    </message>
    <message>
        <source>Zip of files that can be imported</source>
        <translation>ملف مضغوط (Zip) فيه ملفات يمكن استيرادها</translation>
    </message>
</context>
<context>
    <name>GazetteerDialog</name>
    <message>
        <source>Import gazetteer</source>
        <translation>استيراد معجم أسماء</translation>
    </message>
    <message>
        <source>Names that are known beforehand</source>
        <translation>أسماء معروفة سلفًا</translation>
    </message>
    <message>
        <source>Spans that are called so find their entity by themselves. What the project knows already is not doubled; it gets what it lacks.</source>
        <translation>المقاطع التي تُسمى هكذا تجد كيانها بنفسها. وما يعرفه المشروع لا يتكرر، بل يُستكمل ما ينقصه.</translation>
    </message>
    <message>
        <source>States with their capitals</source>
        <translation>دول مع عواصمها</translation>
    </message>
    <message>
        <source>International bodies and coalitions</source>
        <translation>هيئات دولية وتحالفات</translation>
    </message>
    <message>
        <source>Bases in Iraq, with coordinates</source>
        <translation>قواعد في العراق مع إحداثياتها</translation>
    </message>
    <message>
        <source>Rows that are left out</source>
        <translation>صفوف متروكة</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>From a CSV file…</source>
        <translation>من ملف CSV…</translation>
    </message>
    <message>
        <source>Columns label and name, if wanted aliases parted by |, kind, latin_name, …</source>
        <translation>العمودان label وname، وإن شئت aliases مفصولة بـ |، وkind وlatin_name …</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>لا ملف</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv);;All files (*)</source>
        <translation>جداول (*.csv *.tsv);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Tick a list or choose a file.</source>
        <translation>أشّر على قائمة أو اختر ملفًا.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new entity(s)</source>
        <translation>
            <numerusform>لا كيانات جديدة</numerusform>
            <numerusform>كيان جديد</numerusform>
            <numerusform>كيانان جديدان</numerusform>
            <numerusform>%Ln كيانات جديدة</numerusform>
            <numerusform>%Ln كيانًا جديدًا</numerusform>
            <numerusform>%Ln كيان جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known one(s) get more</source>
        <translation>
            <numerusform>لا معروف يُستكمل</numerusform>
            <numerusform>معروف واحد يُستكمل</numerusform>
            <numerusform>معروفان يُستكملان</numerusform>
            <numerusform>%Ln معروفة تُستكمل</numerusform>
            <numerusform>%Ln معروفًا يُستكمل</numerusform>
            <numerusform>%Ln معروف يُستكمل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known already</source>
        <translation>
            <numerusform>لا معروف</numerusform>
            <numerusform>واحد معروف من قبل</numerusform>
            <numerusform>اثنان معروفان من قبل</numerusform>
            <numerusform>%Ln معروفة من قبل</numerusform>
            <numerusform>%Ln معروفًا من قبل</numerusform>
            <numerusform>%Ln معروف من قبل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>لا متروك</numerusform>
            <numerusform>واحد متروك</numerusform>
            <numerusform>اثنان متروكان</numerusform>
            <numerusform>%Ln متروكة</numerusform>
            <numerusform>%Ln متروكًا</numerusform>
            <numerusform>%Ln متروك</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Gazetteers</name>
    <message>
        <source>Import gazetteer</source>
        <translation>استيراد معجم أسماء</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entity(s) are new in the register.</source>
        <translation>
            <numerusform>لا كيانات جديدة في السجل.</numerusform>
            <numerusform>كيان واحد جديد في السجل.</numerusform>
            <numerusform>كيانان جديدان في السجل.</numerusform>
            <numerusform>%Ln كيانات جديدة في السجل.</numerusform>
            <numerusform>%Ln كيانًا جديدًا في السجل.</numerusform>
            <numerusform>%Ln كيان جديد في السجل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export gazetteer</source>
        <translation>تصدير معجم الأسماء</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message>
        <source>Not written: {reason}</source>
        <translation>لم يُكتب: {reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entity(s) written.</source>
        <translation>
            <numerusform>لم يُكتب أي كيان.</numerusform>
            <numerusform>كُتب كيان واحد.</numerusform>
            <numerusform>كُتب كيانان.</numerusform>
            <numerusform>كُتبت %Ln كيانات.</numerusform>
            <numerusform>كُتب %Ln كيانًا.</numerusform>
            <numerusform>كُتب %Ln كيان.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>User’s guide</source>
        <translation>دليل المستخدم</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Filter by words of a step or a span</source>
        <translation>التصفية بكلمات خطوة أو مقطع</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>الخطوات</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>المقاطع</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>ما سيتغيّر</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>التغيير</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Go back to this point</source>
        <translation>العودة إلى هذه النقطة</translation>
    </message>
    <message>
        <source>What was there before</source>
        <translation>ما كان قبل ذلك</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>غيّره برنامج آخر</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>تراجع: {what}</translation>
    </message>
    <message>
        <source>Made again: {what}</source>
        <translation>إعادة: {what}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ولا شيء غيرها</numerusform>
            <numerusform>وواحد آخر</numerusform>
            <numerusform>واثنان آخران</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>لم يتغيّر شيء بعد</translation>
    </message>
    <message>
        <source>Every change of this article will be listed here, and stays.</source>
        <translation>كل تغيير في هذه المقالة سيُدرج هنا ويبقى.</translation>
    </message>
    <message>
        <source>As of {moment}</source>
        <translation>كما في {moment}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) then</source>
        <translation>
            <numerusform>لا مقاطع حينها</numerusform>
            <numerusform>مقطع واحد حينها</numerusform>
            <numerusform>مقطعان حينها</numerusform>
            <numerusform>%Ln مقاطع حينها</numerusform>
            <numerusform>%Ln مقطعًا حينها</numerusform>
            <numerusform>%Ln مقطع حينها</numerusform>
        </translation>
    </message>
    <message>
        <source>{count}. All is as it is now.</source>
        <translation>{count}. كل شيء كما هو الآن.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) come back</source>
        <translation>
            <numerusform>لا يعود مقطع</numerusform>
            <numerusform>يعود مقطع واحد</numerusform>
            <numerusform>يعود مقطعان</numerusform>
            <numerusform>تعود %Ln مقاطع</numerusform>
            <numerusform>يعود %Ln مقطعًا</numerusform>
            <numerusform>يعود %Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) go</source>
        <translation>
            <numerusform>لا يُحذف مقطع</numerusform>
            <numerusform>يُحذف مقطع واحد</numerusform>
            <numerusform>يُحذف مقطعان</numerusform>
            <numerusform>تُحذف %Ln مقاطع</numerusform>
            <numerusform>يُحذف %Ln مقطعًا</numerusform>
            <numerusform>يُحذف %Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) become what they were</source>
        <translation>
            <numerusform>لا يتغيّر مقطع</numerusform>
            <numerusform>يرجع مقطع واحد كما كان</numerusform>
            <numerusform>يرجع مقطعان كما كانا</numerusform>
            <numerusform>ترجع %Ln مقاطع كما كانت</numerusform>
            <numerusform>يرجع %Ln مقطعًا كما كان</numerusform>
            <numerusform>يرجع %Ln مقطع كما كان</numerusform>
        </translation>
    </message>
    <message>
        <source>status, note or relations become what they were</source>
        <translation>ترجع الحالة أو الملاحظة أو العلاقات كما كانت</translation>
    </message>
    <message>
        <source>Going back is a step like any other: it can be undone.</source>
        <translation>العودة خطوة كغيرها يمكن التراجع عنها.</translation>
    </message>
    <message>
        <source>{count}. Going back: {changes}. {kept}</source>
        <translation>{count}. عند العودة: {changes}. {kept}</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>يُحذف</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>يعود</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>معدَّل</translation>
    </message>
    <message>
        <source>Go back to {moment}</source>
        <translation>العودة إلى {moment}</translation>
    </message>
    <message>
        <source>Go back to the beginning</source>
        <translation>العودة إلى البداية</translation>
    </message>
</context>
<context>
    <name>Hovering</name>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
    <message>
        <source>unknown: {label}</source>
        <translation>غير معروف: {label}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الموسِّم</translation>
    </message>
    <message>
        <source>also where the files name somebody else</source>
        <translation>حتى حيث تذكر الملفات غيره</translation>
    </message>
    <message>
        <source>Annotations belong to</source>
        <translation>الوسوم لـ</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>جارٍ الاستيراد …</translation>
    </message>
    <message>
        <source>Looking at what the files hold …</source>
        <translation>جارٍ النظر في محتوى الملفات …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new article(s)</source>
        <translation>
            <numerusform>لا مقالات جديدة</numerusform>
            <numerusform>مقالة جديدة</numerusform>
            <numerusform>مقالتان جديدتان</numerusform>
            <numerusform>%Ln مقالات جديدة</numerusform>
            <numerusform>%Ln مقالة جديدة</numerusform>
            <numerusform>%Ln مقالة جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known article(s)</source>
        <translation>
            <numerusform>لا مقالات معروفة</numerusform>
            <numerusform>مقالة معروفة</numerusform>
            <numerusform>مقالتان معروفتان</numerusform>
            <numerusform>%Ln مقالات معروفة</numerusform>
            <numerusform>%Ln مقالة معروفة</numerusform>
            <numerusform>%Ln مقالة معروفة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new span(s)</source>
        <translation>
            <numerusform>لا مقاطع جديدة</numerusform>
            <numerusform>مقطع جديد</numerusform>
            <numerusform>مقطعان جديدان</numerusform>
            <numerusform>%Ln مقاطع جديدة</numerusform>
            <numerusform>%Ln مقطعًا جديدًا</numerusform>
            <numerusform>%Ln مقطع جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) known already</source>
        <translation>
            <numerusform>لا مقاطع معروفة من قبل</numerusform>
            <numerusform>مقطع معروف من قبل</numerusform>
            <numerusform>مقطعان معروفان من قبل</numerusform>
            <numerusform>%Ln مقاطع معروفة من قبل</numerusform>
            <numerusform>%Ln مقطعًا معروفًا من قبل</numerusform>
            <numerusform>%Ln مقطع معروف من قبل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) left out</source>
        <translation>
            <numerusform>لا مقاطع متروكة</numerusform>
            <numerusform>مقطع متروك</numerusform>
            <numerusform>مقطعان متروكان</numerusform>
            <numerusform>%Ln مقاطع متروكة</numerusform>
            <numerusform>%Ln مقطعًا متروكًا</numerusform>
            <numerusform>%Ln مقطع متروك</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new entity(s)</source>
        <translation>
            <numerusform>لا كيانات جديدة</numerusform>
            <numerusform>كيان جديد</numerusform>
            <numerusform>كيانان جديدان</numerusform>
            <numerusform>%Ln كيانات جديدة</numerusform>
            <numerusform>%Ln كيانًا جديدًا</numerusform>
            <numerusform>%Ln كيان جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) cannot be imported</source>
        <translation>
            <numerusform>لا مقالة يتعذّر استيرادها</numerusform>
            <numerusform>مقالة يتعذّر استيرادها</numerusform>
            <numerusform>مقالتان يتعذّر استيرادهما</numerusform>
            <numerusform>%Ln مقالات يتعذّر استيرادها</numerusform>
            <numerusform>%Ln مقالة يتعذّر استيرادها</numerusform>
            <numerusform>%Ln مقالة يتعذّر استيرادها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) left out</source>
        <translation>
            <numerusform>لا مقالات متروكة</numerusform>
            <numerusform>مقالة متروكة</numerusform>
            <numerusform>مقالتان متروكتان</numerusform>
            <numerusform>%Ln مقالات متروكة</numerusform>
            <numerusform>%Ln مقالة متروكة</numerusform>
            <numerusform>%Ln مقالة متروكة</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>There is nothing in these files that can be imported.</source>
        <translation>لا شيء في هذه الملفات يمكن استيراده.</translation>
    </message>
    <message>
        <source>There is nothing new in it: {what}.</source>
        <translation>لا جديد فيها: {what}.</translation>
    </message>
    <message>
        <source>Importing brings: {what}.</source>
        <translation>يأتي الاستيراد بـ: {what}.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>أُوقف. لم يُستورد شيء.</translation>
    </message>
    <message>
        <source>Nothing was imported: {reason}</source>
        <translation>لم يُستورد شيء: {reason}</translation>
    </message>
</context>
<context>
    <name>ImportSteps</name>
    <message>
        <source>the last changes are not on the disk yet</source>
        <translation>لم تُحفظ آخر التغييرات على القرص بعد</translation>
    </message>
    <message>
        <source>Not done: {reason}</source>
        <translation>لم يُنفَّذ: {reason}</translation>
    </message>
    <message>
        <source>Not all of the import was done: {reason}</source>
        <translation>لم يتم الاستيراد كله: {reason}</translation>
    </message>
    <message>
        <source>What was worked on since the import stays: {reason}</source>
        <translation>يبقى ما عُمل عليه بعد الاستيراد: {reason}</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Importing …</source>
        <translation>جارٍ الاستيراد …</translation>
    </message>
    <message>
        <source>Nothing can be imported here.</source>
        <translation>لا يمكن الاستيراد هنا.</translation>
    </message>
    <message>
        <source>The last changes are not saved yet. See to that first; the status line says why.</source>
        <translation>لم تُحفظ آخر التغييرات بعد. عالج ذلك أولًا؛ سطر الحالة يبيّن السبب.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>لم يُستورد شيء.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Select a span, or words in the text and a label, to describe it here.</source>
        <translation>حدد مقطعًا، أو كلمات في النص ووسمًا لها، لتصفه هنا.</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>Press the keys…</source>
        <translation>اضغط المفاتيح…</translation>
    </message>
    <message>
        <source>Press the new keys; Esc gives up</source>
        <translation>اضغط المفاتيح الجديدة، وEsc يلغي</translation>
    </message>
</context>
<context>
    <name>LabelChip</name>
    <message>
        <source>key {key}</source>
        <translation>المفتاح {key}</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>الخط</translation>
    </message>
    <message>
        <source>solid</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>منقّط</translation>
    </message>
    <message>
        <source>double</source>
        <translation>مزدوج</translation>
    </message>
    <message>
        <source>dashed, light tint</source>
        <translation>متقطع بلون خفيف</translation>
    </message>
    <message>
        <source>Spans refer to an entity, such as a person or a place</source>
        <translation>تعني المقاطع كيانًا كشخص أو مكان</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>{key} — now {label}</source>
        <translation>{key} — الآن {label}</translation>
    </message>
</context>
<context>
    <name>LabelPage</name>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Add a label</source>
        <translation>إضافة وسم</translation>
    </message>
    <message>
        <source>There are no labels yet. Add one with +.</source>
        <translation>لا وسوم بعد. أضف واحدًا بـ +.</translation>
    </message>
    <message>
        <source>&amp;Merge into another…</source>
        <translation>دمج في وسم آخر…</translation>
    </message>
    <message>
        <source>&amp;Split…</source>
        <translation>تقسيم…</translation>
    </message>
    <message>
        <source>&amp;Retire</source>
        <translation>إيقاف العمل به</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>Merge, split, retire, delete</source>
        <translation>دمج وتقسيم وإيقاف وحذف</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>موقوف</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(بلا اسم)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>{spans} in {articles}</source>
        <translation>{spans} في {articles}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقالة واحدة</numerusform>
            <numerusform>مقالتان</numerusform>
            <numerusform>%Ln مقالات</numerusform>
            <numerusform>%Ln مقالة</numerusform>
            <numerusform>%Ln مقالة</numerusform>
        </translation>
    </message>
    <message>
        <source>{about} · retired: not offered for new spans</source>
        <translation>{about} · موقوف: لا يُعرض للمقاطع الجديدة</translation>
    </message>
    <message>
        <source>&amp;Offer again</source>
        <translation>إعادة العمل به</translation>
    </message>
    <message numerus="yes">
        <source>“{label}” goes, its attributes with it. Its %Ln span(s) become:</source>
        <translation>
            <numerusform>يزول «{label}» وصفاته معه، ولا مقاطع له. يصير:</numerusform>
            <numerusform>يزول «{label}» وصفاته معه. ويصير مقطعه الوحيد:</numerusform>
            <numerusform>يزول «{label}» وصفاته معه. ويصير مقطعاه:</numerusform>
            <numerusform>يزول «{label}» وصفاته معه. وتصير مقاطعه الـ%Ln:</numerusform>
            <numerusform>يزول «{label}» وصفاته معه. وتصير مقاطعه الـ%Ln:</numerusform>
            <numerusform>يزول «{label}» وصفاته معه. وتصير مقاطعه الـ%Ln:</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge labels</source>
        <translation>دمج الوسوم</translation>
    </message>
    <message>
        <source>Into the label</source>
        <translation>في الوسم</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) have the label “{label}”. Where do they go?</source>
        <translation>
            <numerusform>لا مقاطع بوسم «{label}».</numerusform>
            <numerusform>مقطع واحد بوسم «{label}». فأين يذهب؟</numerusform>
            <numerusform>مقطعان بوسم «{label}». فأين يذهبان؟</numerusform>
            <numerusform>%Ln مقاطع بوسم «{label}». فأين تذهب؟</numerusform>
            <numerusform>%Ln مقطعًا بوسم «{label}». فأين تذهب؟</numerusform>
            <numerusform>%Ln مقطع بوسم «{label}». فأين تذهب؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete label</source>
        <translation>حذف الوسم</translation>
    </message>
    <message>
        <source>They get the label</source>
        <translation>تأخذ الوسم</translation>
    </message>
    <message>
        <source>They keep it; it is retired: shown, but not offered for new spans</source>
        <translation>تبقى به، ويوقَف: يظهر ولا يُعرض للمقاطع الجديدة</translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message>
        <source>2020-09-09, 2020-09 or 2020</source>
        <translation>2020-09-09 أو 2020-09 أو 2020</translation>
    </message>
    <message>
        <source>Not a number; it is not stored. Write digits, e.g. 5200 or 0.5.</source>
        <translation>ليس عددًا فلم يُحفظ. اكتب أرقامًا، مثل 5200 أو 0.5.</translation>
    </message>
    <message>
        <source>Not a date; it is not stored. Write 2020-09-09, 2020-09 or 2020.</source>
        <translation>ليس تاريخًا فلم يُحفظ. اكتب 2020-09-09 أو 2020-09 أو 2020.</translation>
    </message>
</context>
<context>
    <name>Losses</name>
    <message>
        <source>Spans left out</source>
        <translation>مقاطع متروكة</translation>
    </message>
    <message>
        <source>Spans without the white space at their edges</source>
        <translation>مقاطع بلا فراغ في طرفيها</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>الصفات</translation>
    </message>
    <message>
        <source>Entities of spans</source>
        <translation>كيانات المقاطع</translation>
    </message>
    <message>
        <source>Notes on spans</source>
        <translation>ملاحظات على المقاطع</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>العلاقات</translation>
    </message>
    <message>
        <source>Marks that an article is done</source>
        <translation>علامات إنجاز المقالات</translation>
    </message>
    <message>
        <source>Notes on articles</source>
        <translation>ملاحظات على المقالات</translation>
    </message>
    <message>
        <source>Texts with characters that have no place there</source>
        <translation>نصوص فيها محارف لا مكان لها هناك</translation>
    </message>
    <message>
        <source>Metadata or context cut short</source>
        <translation>بيانات أو سياق مقتطَع</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>There are no articles in {folder}. Put .txt files there, or import some.</source>
        <translation>لا مقالات في {folder}. ضع فيه ملفات ‎.txt أو استورد مقالات.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>لم يُحفظ</translation>
    </message>
    <message>
        <source>The last changes are not on the disk.</source>
        <translation>آخر التغييرات ليست على القرص.</translation>
    </message>
    <message>
        <source>{reason}

Try again, or leave and lose these changes.</source>
        <translation>{reason}

أعد المحاولة، أو اخرج وتضيع هذه التغييرات.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>الخروج بلا حفظ</translation>
    </message>
    <message>
        <source>The others have left: you can annotate now.</source>
        <translation>غادر الآخرون: يمكنك التوسيم الآن.</translation>
    </message>
    <message>
        <source>Done. This was the last article of the list.</source>
        <translation>أُنجزت. كانت هذه آخر مقالة في القائمة.</translation>
    </message>
    <message>
        <source>This is the last article of the list.</source>
        <translation>هذه آخر مقالة في القائمة.</translation>
    </message>
    <message>
        <source>This is the first article of the list.</source>
        <translation>هذه أول مقالة في القائمة.</translation>
    </message>
    <message>
        <source>Everything is saved. Changes are saved by themselves.</source>
        <translation>كل شيء محفوظ، والتغييرات تُحفظ تلقائيًا.</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>There is no room for this edge to move.</source>
        <translation>لا مكان يتحرّك إليه هذا الحد.</translation>
    </message>
    <message>
        <source>Select a span or some text first; then its edges can be moved.</source>
        <translation>حدّد مقطعًا أو نصًّا أولًا ثم حرّك حدوده.</translation>
    </message>
    <message>
        <source>Another span of this label has exactly these edges.</source>
        <translation>ثمة مقطع آخر بهذا الوسم له هذه الحدود نفسها.</translation>
    </message>
    <message>
        <source>Move edges</source>
        <translation>تحريك الحدود</translation>
    </message>
    <message>
        <source>Select a span or some text first.</source>
        <translation>حدّد مقطعًا أو نصًّا أولًا.</translation>
    </message>
    <message>
        <source>No و ف ب ل ك can be told apart at this beginning.</source>
        <translation>لا حرف من و ف ب ل ك يمكن فصله في هذا الأول.</translation>
    </message>
    <message>
        <source>There is no span here.</source>
        <translation>لا مقطع هنا.</translation>
    </message>
</context>
<context>
    <name>MentionTree</name>
    <message>
        <source>Mentions</source>
        <translation>المواضع</translation>
    </message>
</context>
<context>
    <name>MenuBar</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>فتح حديث</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>الأدوات</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Show or hide this pane</source>
        <translation>أظهر هذه اللوحة أو أخفها</translation>
    </message>
    <message>
        <source>Label as {label}</source>
        <translation>وسم: {label}</translation>
    </message>
    <message>
        <source>(none yet)</source>
        <translation>(لا شيء بعد)</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Two versions</source>
        <translation>نسختان</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) were changed in two ways</source>
        <translation>
            <numerusform>لم يتغيّر شيء على وجهين</numerusform>
            <numerusform>تغيّر شيء واحد على وجهين</numerusform>
            <numerusform>تغيّر شيئان على وجهين</numerusform>
            <numerusform>تغيّرت %Ln أشياء على وجهين</numerusform>
            <numerusform>تغيّر %Ln شيئًا على وجهين</numerusform>
            <numerusform>تغيّر %Ln شيء على وجهين</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything else is merged already. Nothing of either version is lost until you choose.</source>
        <translation>دُمج كل ما عدا ذلك. ولا يضيع شيء من أي من النسختين حتى تختار.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>نسختنا</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>نسختهم</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>إبقاء الاثنتين</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>محذوف</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>الملاحظة</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
</context>
<context>
    <name>NameMatching</name>
    <message>
        <source>Labels that the project does not have</source>
        <translation>وسوم ليست في المشروع</translation>
    </message>
    <message>
        <source>Attributes that the project does not have</source>
        <translation>صفات ليست في المشروع</translation>
    </message>
    <message>
        <source>Relations that the project does not have</source>
        <translation>علاقات ليست في المشروع</translation>
    </message>
    <message>
        <source>What {name} becomes</source>
        <translation>ما يصير إليه {name}</translation>
    </message>
    <message>
        <source>Add as a new label</source>
        <translation>إضافته وسمًا جديدًا</translation>
    </message>
    <message>
        <source>Add as a new attribute</source>
        <translation>إضافتها صفةً جديدة</translation>
    </message>
    <message>
        <source>Add as a new relation</source>
        <translation>إضافتها علاقةً جديدة</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>ترك</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Details…</source>
        <translation>التفاصيل…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إخفاء</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>لا غير</numerusform>
            <numerusform>وواحد غيره</numerusform>
            <numerusform>واثنان غيره</numerusform>
            <numerusform>و%Ln غيره</numerusform>
            <numerusform>و%Ln غيره</numerusform>
            <numerusform>و%Ln غيره</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message>
        <source>File name</source>
        <translation>اسم الملف</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Number of spans</source>
        <translation>عدد المقاطع</translation>
    </message>
    <message>
        <source>Order of the articles</source>
        <translation>ترتيب المقالات</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>ترتيب معكوس</translation>
    </message>
    <message>
        <source>In order of: {what}</source>
        <translation>مرتّبة حسب: {what}</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview of the article</source>
        <translation>نظرة عامة على المقالة</translation>
    </message>
    <message>
        <source>Overview: the spans and what was found. A click goes there.</source>
        <translation>نظرة عامة: المقاطع وما عُثر عليه. انقر للانتقال إلى الموضع.</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Text of the article</source>
        <translation>نص المقالة</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>المقطع</translation>
    </message>
    <message>
        <source>Spans of this article</source>
        <translation>مقاطع هذه المقالة</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>ملاحظات</translation>
    </message>
    <message>
        <source>Find in all articles</source>
        <translation>بحث في كل المقالات</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
</context>
<context>
    <name>PlanTree</name>
    <message>
        <source>What will be imported</source>
        <translation>ما سيُستورد</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>New spans</source>
        <translation>مقاطع جديدة</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>معروفة</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الموسِّم</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… ولا شيء آخر</numerusform>
            <numerusform>… وواحد آخر</numerusform>
            <numerusform>… واثنان آخران</numerusform>
            <numerusform>… و%Ln أخرى</numerusform>
            <numerusform>… و%Ln غيرها</numerusform>
            <numerusform>… و%Ln غيرها</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, here {other}</source>
        <translation>{name}، وهنا {other}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>{share} of it stands in {other}</source>
        <translation>{share} منها وارد في {other}</translation>
    </message>
    <message>
        <source>{share} of it stands in {other}, which comes with these files</source>
        <translation>{share} منها وارد في {other} التي تأتي مع هذه الملفات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) left out</source>
        <translation>
            <numerusform>لا مقاطع متروكة</numerusform>
            <numerusform>مقطع متروك</numerusform>
            <numerusform>مقطعان متروكان</numerusform>
            <numerusform>%Ln مقاطع متروكة</numerusform>
            <numerusform>%Ln مقطعًا متروكًا</numerusform>
            <numerusform>%Ln مقطع متروك</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s)</source>
        <translation>
            <numerusform>لا علاقات</numerusform>
            <numerusform>علاقة واحدة</numerusform>
            <numerusform>علاقتان</numerusform>
            <numerusform>%Ln علاقات</numerusform>
            <numerusform>%Ln علاقة</numerusform>
            <numerusform>%Ln علاقة</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be imported</source>
        <translation>يتعذّر استيرادها</translation>
    </message>
    <message>
        <source>New, but nearly the same as another</source>
        <translation>جديدة لكنها تكاد تطابق غيرها</translation>
    </message>
    <message>
        <source>New articles</source>
        <translation>مقالات جديدة</translation>
    </message>
    <message>
        <source>Here under another name</source>
        <translation>موجودة هنا باسم آخر</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>موجودة هنا</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>التحديد</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>الاختصارات</translation>
    </message>
    <message>
        <source>On</source>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Arabic mirrors the whole window</source>
        <translation>العربية تعكس النافذة كلها</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>How an Arabic window writes numbers</source>
        <translation>كيف تُكتب الأعداد في النافذة العربية</translation>
    </message>
    <message>
        <source>By language</source>
        <translation>بحسب اللغة</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>“System” follows the desktop</source>
        <translation>«النظام» يتبع سطح المكتب</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الموسِّم</translation>
    </message>
    <message>
        <source>Annotations are kept under this name</source>
        <translation>تُحفظ المقاطع بهذا الاسم</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>الخط</translation>
    </message>
    <message>
        <source>The face that articles are set in</source>
        <translation>الخط الذي تُعرض به المقالات</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Ctrl and the mouse wheel do it too</source>
        <translation>يغيّره Ctrl مع عجلة الفأرة أيضًا</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>تباعد الأسطر</translation>
    </message>
    <message>
        <source>In sizes of the font</source>
        <translation>بأضعاف حجم الخط</translation>
    </message>
    <message>
        <source>Column width</source>
        <translation>عرض العمود</translation>
    </message>
    <message>
        <source>Characters in a line</source>
        <translation>حرفًا في السطر</translation>
    </message>
    <message>
        <source>Label names</source>
        <translation>أسماء الوسوم</translation>
    </message>
    <message>
        <source>Written small below each span</source>
        <translation>تُكتب صغيرة تحت كل مقطع</translation>
    </message>
    <message>
        <source>Hide tashkeel and tatweel</source>
        <translation>إخفاء التشكيل والتطويل</translation>
    </message>
    <message>
        <source>In the view only; what is stored keeps them</source>
        <translation>في العرض فقط؛ أما المحفوظ فيبقى كما هو</translation>
    </message>
    <message>
        <source>Invisible characters</source>
        <translation>المحارف الخفية</translation>
    </message>
    <message>
        <source>Marks of direction, joiners, special spaces, drawn as symbols</source>
        <translation>علامات الاتجاه والوصل والمسافات الخاصة مرسومةً رموزًا</translation>
    </message>
    <message>
        <source>Overview strip</source>
        <translation>شريط النظرة العامة</translation>
    </message>
    <message>
        <source>Beside the scroll bar: where spans and matches are</source>
        <translation>بجانب شريط التمرير: مواضع المقاطع ونتائج البحث</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>كلمات كاملة</translation>
    </message>
    <message>
        <source>The mouse selects words; with Alt held, letters</source>
        <translation>الفأرة تحدّد الكلمات، ومع Alt الحروف</translation>
    </message>
    <message>
        <source>Card after labelling</source>
        <translation>بطاقة بعد التوسيم</translation>
    </message>
    <message>
        <source>Asks at the new span for what its label needs; Esc leaves it</source>
        <translation>تسأل عند المقطع الجديد عمّا يحتاج إليه وسمه؛ Esc يغلقها</translation>
    </message>
    <message>
        <source>Other matches</source>
        <translation>مواضع أخرى</translation>
    </message>
    <message>
        <source>After labelling, offers the same words elsewhere in the article</source>
        <translation>بعد التوسيم، يعرض الكلمات نفسها في بقية المقالة</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>مفاتيح الأسهم</translation>
    </message>
    <message>
        <source>Where ← and → go in words of the other direction</source>
        <translation>إلى أين يمضي ← و→ في كلمات الاتجاه الآخر</translation>
    </message>
    <message>
        <source>As seen</source>
        <translation>كما يُرى</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>كما يُقرأ</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>التفضيلات</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>ابحث عن إعداد</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>No setting is called so.</source>
        <translation>لا إعداد بهذا الاسم.</translation>
    </message>
    <message>
        <source>Reset everything</source>
        <translation>إعادة ضبط الكل</translation>
    </message>
    <message>
        <source>Back to the defaults on all pages; the annotator’s name stays</source>
        <translation>إلى القيم الأصلية في كل الصفحات، ويبقى اسم الموسِّم</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Everything as it was when this window was opened</source>
        <translation>كل شيء كما كان حين فُتحت هذه النافذة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Presenting</name>
    <message>
        <source>Changing the labels …</source>
        <translation>تتغير الوسوم…</translation>
    </message>
    <message>
        <source>Annotations are kept under this name</source>
        <translation>تُحفظ المقاطع بهذا الاسم</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read and were passed over.</source>
        <translation>
            <numerusform>قُرئت كل الملفات.</numerusform>
            <numerusform>تعذّرت قراءة ملف واحد فجرى تجاوزه.</numerusform>
            <numerusform>تعذّرت قراءة ملفين فجرى تجاوزهما.</numerusform>
            <numerusform>تعذّرت قراءة %Ln ملفات فجرى تجاوزها.</numerusform>
            <numerusform>تعذّرت قراءة %Ln ملفًا فجرى تجاوزها.</numerusform>
            <numerusform>تعذّرت قراءة %Ln ملف فجرى تجاوزها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) of this project have no file any more.</source>
        <translation>
            <numerusform>لكل المقالات ملفاتها.</numerusform>
            <numerusform>مقالة واحدة من هذا المشروع لم يعد لها ملف.</numerusform>
            <numerusform>مقالتان من هذا المشروع لم يعد لهما ملف.</numerusform>
            <numerusform>%Ln مقالات من هذا المشروع لم يعد لها ملف.</numerusform>
            <numerusform>%Ln مقالة من هذا المشروع لم يعد لها ملف.</numerusform>
            <numerusform>%Ln مقالة من هذا المشروع لم يعد لها ملف.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have other names now. See Tools ▸ Renamed articles…</source>
        <translation>
            <numerusform>لم يتغيّر اسم أي منها. انظر أدوات ◂ مقالات غُيّرت أسماؤها…</numerusform>
            <numerusform>صار لواحدة منها اسم آخر. انظر أدوات ◂ مقالات غُيّرت أسماؤها…</numerusform>
            <numerusform>صار لاثنتين منها اسمان آخران. انظر أدوات ◂ مقالات غُيّرت أسماؤها…</numerusform>
            <numerusform>صارت لـ%Ln منها أسماء أخرى. انظر أدوات ◂ مقالات غُيّرت أسماؤها…</numerusform>
            <numerusform>صارت لـ%Ln منها أسماء أخرى. انظر أدوات ◂ مقالات غُيّرت أسماؤها…</numerusform>
            <numerusform>صارت لـ%Ln منها أسماء أخرى. انظر أدوات ◂ مقالات غُيّرت أسماؤها…</numerusform>
        </translation>
    </message>
    <message>
        <source>right to left</source>
        <translation>من اليمين إلى اليسار</translation>
    </message>
    <message>
        <source>left to right</source>
        <translation>من اليسار إلى اليمين</translation>
    </message>
</context>
<context>
    <name>Purposes</name>
    <message>
        <source>For keeping, and for programs of your own. It comes back exactly as it was.</source>
        <translation>للحفظ ولبرامجك الخاصة. يعود كما كان تمامًا.</translation>
    </message>
    <message>
        <source>For programs of the open web: every span with its place and quote.</source>
        <translation>لبرامج الويب المفتوح: كل مقطع بموضعه ونصّه.</translation>
    </message>
    <message>
        <source>For pandas, R and spreadsheets. It holds spans, not whole texts.</source>
        <translation>لبرامج pandas وR وجداول البيانات. فيه المقاطع لا النصوص كاملة.</translation>
    </message>
    <message>
        <source>For sorting and counting in Excel. It holds spans, not whole texts.</source>
        <translation>للفرز والعدّ في Excel. فيه المقاطع لا النصوص كاملة.</translation>
    </message>
    <message>
        <source>For engines that read corpora larger than memory.</source>
        <translation>لمحركات تقرأ مدوّنات أكبر من الذاكرة.</translation>
    </message>
    <message>
        <source>For training taggers. A token has one tag, so spans cannot overlap.</source>
        <translation>لتدريب النماذج. للكلمة وسم واحد، فلا تتداخل المقاطع.</translation>
    </message>
    <message>
        <source>For taggers that learn where spans end. A token has one tag, so spans cannot overlap.</source>
        <translation>لنماذج تتعلم أين تنتهي المقاطع. للكلمة وسم واحد، فلا تتداخل المقاطع.</translation>
    </message>
    <message>
        <source>For corpus tools. Spans of different labels may overlap.</source>
        <translation>لأدوات المدوّنات. يمكن أن تتداخل مقاطع الوسوم المختلفة.</translation>
    </message>
    <message>
        <source>For training with overlapping spans, with tokens ready made.</source>
        <translation>للتدريب بمقاطع متداخلة وكلمات مقطّعة سلفًا.</translation>
    </message>
    <message>
        <source>For training spaCy, with all spans in one group.</source>
        <translation>لتدريب spaCy، وكل المقاطع في مجموعة واحدة.</translation>
    </message>
    <message>
        <source>For going on in brat, with its settings for right-to-left texts.</source>
        <translation>لمتابعة العمل في brat مع إعداداته للنصوص من اليمين إلى اليسار.</translation>
    </message>
    <message>
        <source>For going on in Label Studio: import the tasks and paste the set-up.</source>
        <translation>لمتابعة العمل في Label Studio: استورد المهام والصق الإعداد.</translation>
    </message>
    <message>
        <source>For going on in doccano with plain spans.</source>
        <translation>لمتابعة العمل في doccano بمقاطع مجرّدة.</translation>
    </message>
    <message>
        <source>For going on in doccano with spans and their relations.</source>
        <translation>لمتابعة العمل في doccano بالمقاطع وعلاقاتها.</translation>
    </message>
    <message>
        <source>For going on in INCEpTION and other UIMA tools.</source>
        <translation>لمتابعة العمل في INCEpTION وأدوات UIMA الأخرى.</translation>
    </message>
    <message>
        <source>For qualitative analysis: codes, coders, notes and links.</source>
        <translation>للتحليل النوعي: الرموز والمرمّزون والملاحظات والروابط.</translation>
    </message>
    <message>
        <source>For editions and archives: the text stays whole beside its annotations.</source>
        <translation>للتحقيق والأرشيف: يبقى النص كاملًا إلى جانب وسومه.</translation>
    </message>
    <message>
        <source>Who is tied to whom, for network analysis. It holds no texts.</source>
        <translation>من يرتبط بمن، لتحليل الشبكات. لا نصوص فيه.</translation>
    </message>
    <message>
        <source>Who is tied to whom, to be drawn by Gephi. It holds no texts.</source>
        <translation>من يرتبط بمن، ليرسمه Gephi. لا نصوص فيه.</translation>
    </message>
    <message>
        <source>For reading in any browser and for printing.</source>
        <translation>للقراءة في أي متصفح وللطباعة.</translation>
    </message>
    <message>
        <source>For printing and passing on.</source>
        <translation>للطباعة والتداول.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل شيء</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>جداول</translation>
    </message>
    <message>
        <source>Training models</source>
        <translation>تدريب النماذج</translation>
    </message>
    <message>
        <source>Annotation tools</source>
        <translation>أدوات التوسيم</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>بحوث</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>شبكات</translation>
    </message>
    <message>
        <source>Reading and printing</source>
        <translation>القراءة والطباعة</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>QuickCard</name>
    <message>
        <source>What the label asks for</source>
        <translation>ما يطلبه الوسم</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
    <message>
        <source>Tab: next field · Enter: done</source>
        <translation>Tab: الحقل التالي · Enter: تم</translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message>
        <source>Reading the articles</source>
        <translation>قراءة المقالات</translation>
    </message>
    <message>
        <source>Titles and counts fill in meanwhile; you can work.</source>
        <translation>تظهر العناوين والأعداد تباعًا؛ يمكنك العمل.</translation>
    </message>
    <message>
        <source>Reading the articles … {percent}</source>
        <translation>جارٍ قراءة المقالات… {percent}</translation>
    </message>
</context>
<context>
    <name>ReadingSample</name>
    <message>
        <source>How articles look</source>
        <translation>شكل المقالات</translation>
    </message>
</context>
<context>
    <name>ReanchorDialog</name>
    <message>
        <source>The article’s text has changed</source>
        <translation>تغيّر نص المقالة</translation>
    </message>
    <message>
        <source>Tick the spans that stand in the right place now. What is not ticked stays in the project without a place, until you give it one or delete it. One step of undo brings it all back.</source>
        <translation>أشّر على المقاطع التي صارت في موضعها الصحيح. وما لا يؤشَّر يبقى في المشروع بلا موضع حتى تعطيه موضعًا أو تحذفه. وخطوة تراجع واحدة تعيد كل شيء.</translation>
    </message>
    <message>
        <source>Spans of the old text and where they stand in the new one</source>
        <translation>مقاطع النص القديم ومواضعها في الجديد</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>وُجد بـ</translation>
    </message>
    <message>
        <source>Delete span</source>
        <translation>حذف المقطع</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>تطبيق</translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful: choose a place</source>
        <translation>
            <numerusform>لا مشكوك فيه</numerusform>
            <numerusform>مقطع واحد مشكوك فيه: اختر موضعه</numerusform>
            <numerusform>مقطعان مشكوك فيهما: اختر موضعيهما</numerusform>
            <numerusform>%Ln مقاطع مشكوك فيها: اختر مواضعها</numerusform>
            <numerusform>%Ln مقطعًا مشكوكًا فيه: اختر مواضعها</numerusform>
            <numerusform>%Ln مقطع مشكوك فيه: اختر مواضعها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost</source>
        <translation>
            <numerusform>لا مفقود</numerusform>
            <numerusform>مقطع مفقود</numerusform>
            <numerusform>مقطعان مفقودان</numerusform>
            <numerusform>%Ln مقاطع مفقودة</numerusform>
            <numerusform>%Ln مقطعًا مفقودًا</numerusform>
            <numerusform>%Ln مقطع مفقود</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لم يوجد</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found again</source>
        <translation>
            <numerusform>لم يوجد شيء</numerusform>
            <numerusform>وُجد مقطع واحد</numerusform>
            <numerusform>وُجد مقطعان</numerusform>
            <numerusform>وُجدت %Ln مقاطع</numerusform>
            <numerusform>وُجد %Ln مقطعًا</numerusform>
            <numerusform>وُجد %Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) to choose from</source>
        <translation>
            <numerusform>لا مواضع</numerusform>
            <numerusform>موضع واحد للاختيار</numerusform>
            <numerusform>موضعان للاختيار</numerusform>
            <numerusform>%Ln مواضع للاختيار</numerusform>
            <numerusform>%Ln موضعًا للاختيار</numerusform>
            <numerusform>%Ln موضع للاختيار</numerusform>
        </translation>
    </message>
    <message>
        <source>the same words</source>
        <translation>الألفاظ نفسها</translation>
    </message>
    <message>
        <source>another spelling</source>
        <translation>رسم آخر</translation>
    </message>
    <message>
        <source>{percent} alike</source>
        <translation>تشابه {percent}</translation>
    </message>
    <message>
        <source>Do not delete</source>
        <translation>عدم الحذف</translation>
    </message>
    <message>
        <source>will be deleted</source>
        <translation>سيُحذف</translation>
    </message>
</context>
<context>
    <name>Relating</name>
    <message>
        <source>No relation of this project’s schema can tie this span to another one here.</source>
        <translation>لا علاقة في مخطط المشروع تربط هذا المقطع بغيره هنا.</translation>
    </message>
    <message>
        <source>To which span? Click it, or Tab to it and press Enter; Esc leaves everything as it is.</source>
        <translation>بأي مقطع؟ انقره، أو اذهب إليه بـ Tab واضغط Enter؛ Esc يترك كل شيء كما هو.</translation>
    </message>
    <message>
        <source>No relation leads there. Click one of the spans that fit, or press Esc.</source>
        <translation>لا علاقة تؤدي إلى هناك. انقر مقطعًا مناسبًا أو اضغط Esc.</translation>
    </message>
    <message>
        <source>These two spans are tied already.</source>
        <translation>هذان المقطعان مربوطان من قبل.</translation>
    </message>
    <message>
        <source>The schema knows no relation between spans of these labels.</source>
        <translation>لا يعرف المخطط علاقة بين مقاطع هذين الوسمين.</translation>
    </message>
    <message>
        <source>Tie: {relation}</source>
        <translation>ربط: {relation}</translation>
    </message>
    <message>
        <source>{relation} of</source>
        <translation>{relation} لـ</translation>
    </message>
    <message>
        <source>Remove relation</source>
        <translation>إزالة العلاقة</translation>
    </message>
    <message>
        <source>Change relation</source>
        <translation>تغيير العلاقة</translation>
    </message>
</context>
<context>
    <name>RelationForm</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>A span is incomplete without it</source>
        <translation>لا يكتمل المقطع من دونها</translation>
    </message>
    <message>
        <source>Read it as a sentence: “5,200 troops — claimed by — the Pentagon”.</source>
        <translation>اقرأها جملةً: «5200 جندي — القائل — البنتاغون».</translation>
    </message>
</context>
<context>
    <name>RelationPage</name>
    <message>
        <source>Relations</source>
        <translation>العلاقات</translation>
    </message>
    <message>
        <source>Add a relation</source>
        <translation>إضافة علاقة</translation>
    </message>
    <message>
        <source>There are no relations yet. Add one with +.</source>
        <translation>لا علاقات بعد. أضف واحدة بـ +.</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(بلا اسم)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s)</source>
        <translation>
            <numerusform>لا علاقات</numerusform>
            <numerusform>علاقة واحدة</numerusform>
            <numerusform>علاقتان</numerusform>
            <numerusform>%Ln علاقات</numerusform>
            <numerusform>%Ln علاقة</numerusform>
            <numerusform>%Ln علاقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s) are called “{name}”. What becomes of them?</source>
        <translation>
            <numerusform>لا علاقات باسم «{name}».</numerusform>
            <numerusform>علاقة واحدة باسم «{name}». ما مصيرها؟</numerusform>
            <numerusform>علاقتان باسم «{name}». ما مصيرهما؟</numerusform>
            <numerusform>%Ln علاقات باسم «{name}». ما مصيرها؟</numerusform>
            <numerusform>%Ln علاقة باسم «{name}». ما مصيرها؟</numerusform>
            <numerusform>%Ln علاقة باسم «{name}». ما مصيرها؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete relation</source>
        <translation>حذف العلاقة</translation>
    </message>
    <message>
        <source>They become</source>
        <translation>تصير</translation>
    </message>
    <message>
        <source>They are untied; the spans stay</source>
        <translation>تُفك، وتبقى المقاطع</translation>
    </message>
</context>
<context>
    <name>RelationRows</name>
    <message>
        <source>+  Relation…</source>
        <translation>+  علاقة…</translation>
    </message>
    <message>
        <source>Tie this span to another one (R), or drag from span to span with Ctrl held</source>
        <translation>اربط هذا المقطع بآخر (R)، أو اسحب من مقطع إلى مقطع مع Ctrl</translation>
    </message>
    <message>
        <source>Go to “{text}”</source>
        <translation>الانتقال إلى «{text}»</translation>
    </message>
    <message>
        <source>Remove this relation</source>
        <translation>إزالة هذه العلاقة</translation>
    </message>
    <message>
        <source>{relation} of</source>
        <translation>{relation} لـ</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>العلاقة</translation>
    </message>
</context>
<context>
    <name>RemarkModel</name>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>الملاحظة</translation>
    </message>
</context>
<context>
    <name>RemarkTable</name>
    <message>
        <source>Remarks on this article</source>
        <translation>ملاحظات على هذه المقالة</translation>
    </message>
    <message>
        <source>Nothing to look at again: no span lacks anything, and no text is labelled two ways.</source>
        <translation>لا شيء يستدعي النظر ثانيةً: لا ينقص أي مقطع شيء، ولا نص موسوم بطريقتين.</translation>
    </message>
</context>
<context>
    <name>Remarking</name>
    <message>
        <source>lacks: {list}</source>
        <translation>ينقصه: {list}</translation>
    </message>
    <message>
        <source>its value is not what the text says: {number}</source>
        <translation>قيمته غير ما يقوله النص: {number}</translation>
    </message>
    <message>
        <source>{label} here, mostly {other}</source>
        <translation>{label} هنا، وغالبًا {other}</translation>
    </message>
    <message>
        <source>{label} elsewhere, not labelled here</source>
        <translation>{label} في موضع آخر، وهنا بلا وسم</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
</context>
<context>
    <name>RenamedDialog</name>
    <message>
        <source>Articles with other names</source>
        <translation>مقالات بأسماء أخرى</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) were renamed or moved</source>
        <translation>
            <numerusform>لم تُنقل مقالة</numerusform>
            <numerusform>نُقلت مقالة أو تغيّر اسمها</numerusform>
            <numerusform>نُقلت مقالتان أو تغيّر اسماهما</numerusform>
            <numerusform>نُقلت %Ln مقالات أو تغيّرت أسماؤها</numerusform>
            <numerusform>نُقلت %Ln مقالة أو تغيّرت أسماؤها</numerusform>
            <numerusform>نُقلت %Ln مقالة أو تغيّرت أسماؤها</numerusform>
        </translation>
    </message>
    <message>
        <source>Their texts are the same. Tick those whose annotations are to go along, of all annotators; a backup is made first.</source>
        <translation>نصوصها هي نفسها. أشّر على ما تريد نقل توسيماته، لجميع الموسِّمين؛ وتُنشأ نسخة احتياطية أولًا.</translation>
    </message>
    <message>
        <source>Renamed articles</source>
        <translation>مقالات غُيّرت أسماؤها</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Move annotations</source>
        <translation>نقل التوسيمات</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Exported</source>
        <translation>صُدّر</translation>
    </message>
    <message>
        <source>What the file does not hold</source>
        <translation>ما لا يحويه الملف</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message numerus="yes">
        <source>Written: %Ln article(s)</source>
        <translation>
            <numerusform>لم تُكتب مقالات</numerusform>
            <numerusform>كُتبت مقالة واحدة</numerusform>
            <numerusform>كُتبت مقالتان</numerusform>
            <numerusform>كُتبت %Ln مقالات</numerusform>
            <numerusform>كُتبت %Ln مقالة</numerusform>
            <numerusform>كُتبت %Ln مقالة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read again and compared: %Ln span(s), all as they should be.</source>
        <translation>
            <numerusform>قُرئ ثانيةً وقورن: لا مقاطع.</numerusform>
            <numerusform>قُرئ ثانيةً وقورن: مقطع واحد كما يجب.</numerusform>
            <numerusform>قُرئ ثانيةً وقورن: مقطعان كما يجب.</numerusform>
            <numerusform>قُرئ ثانيةً وقورن: %Ln مقاطع، كلها كما يجب.</numerusform>
            <numerusform>قُرئ ثانيةً وقورن: %Ln مقطعًا، كلها كما يجب.</numerusform>
            <numerusform>قُرئ ثانيةً وقورن: %Ln مقطع، كلها كما يجب.</numerusform>
        </translation>
    </message>
    <message>
        <source>Counts, losses and this proof are written down in {name}.</source>
        <translation>الأعداد وما فُقد وهذا التحقق مدوّنة في {name}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) the file does not hold:</source>
        <translation>
            <numerusform>لا شيء ينقص الملف</numerusform>
            <numerusform>شيء واحد لا يحويه الملف:</numerusform>
            <numerusform>شيئان لا يحويهما الملف:</numerusform>
            <numerusform>%Ln أشياء لا يحويها الملف:</numerusform>
            <numerusform>%Ln شيئًا لا يحويه الملف:</numerusform>
            <numerusform>%Ln شيء لا يحويه الملف:</numerusform>
        </translation>
    </message>
    <message>
        <source>The file holds everything.</source>
        <translation>الملف يحوي كل شيء.</translation>
    </message>
    <message>
        <source>Stored, but does not fit its article now: {count}</source>
        <translation>محفوظ لكنه لا يوافق مقالته الآن: {count}</translation>
    </message>
    <message>
        <source>… and more; the manifest names all of them</source>
        <translation>… وغيرها؛ والبيان يذكرها كلها</translation>
    </message>
    <message>
        <source>Edit ▸ Undo takes all of it back; a backup was made before.</source>
        <translation>تحرير ▸ تراجع يعيد كل شيء كما كان؛ وقد حُفظت نسخة احتياطية قبله.</translation>
    </message>
    <message>
        <source>What is worth knowing</source>
        <translation>ما يحسن العلم به</translation>
    </message>
    <message>
        <source>The import came to no end.</source>
        <translation>لم يكتمل الاستيراد.</translation>
    </message>
    <message>
        <source>Some of it could not be imported.</source>
        <translation>تعذّر استيراد بعضها.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>تم الاستيراد.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new article(s)</source>
        <translation>
            <numerusform>لا مقالات جديدة</numerusform>
            <numerusform>مقالة جديدة</numerusform>
            <numerusform>مقالتان جديدتان</numerusform>
            <numerusform>%Ln مقالات جديدة</numerusform>
            <numerusform>%Ln مقالة جديدة</numerusform>
            <numerusform>%Ln مقالة جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known article(s)</source>
        <translation>
            <numerusform>لا مقالات معروفة</numerusform>
            <numerusform>مقالة معروفة</numerusform>
            <numerusform>مقالتان معروفتان</numerusform>
            <numerusform>%Ln مقالات معروفة</numerusform>
            <numerusform>%Ln مقالة معروفة</numerusform>
            <numerusform>%Ln مقالة معروفة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new span(s)</source>
        <translation>
            <numerusform>لا مقاطع جديدة</numerusform>
            <numerusform>مقطع جديد</numerusform>
            <numerusform>مقطعان جديدان</numerusform>
            <numerusform>%Ln مقاطع جديدة</numerusform>
            <numerusform>%Ln مقطعًا جديدًا</numerusform>
            <numerusform>%Ln مقطع جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) known already</source>
        <translation>
            <numerusform>لا مقاطع معروفة من قبل</numerusform>
            <numerusform>مقطع معروف من قبل</numerusform>
            <numerusform>مقطعان معروفان من قبل</numerusform>
            <numerusform>%Ln مقاطع معروفة من قبل</numerusform>
            <numerusform>%Ln مقطعًا معروفًا من قبل</numerusform>
            <numerusform>%Ln مقطع معروف من قبل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) left out</source>
        <translation>
            <numerusform>لا مقاطع متروكة</numerusform>
            <numerusform>مقطع متروك</numerusform>
            <numerusform>مقطعان متروكان</numerusform>
            <numerusform>%Ln مقاطع متروكة</numerusform>
            <numerusform>%Ln مقطعًا متروكًا</numerusform>
            <numerusform>%Ln مقطع متروك</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>New among the labels, attributes and relations: {names}</source>
        <translation>الجديد من الوسوم والصفات والعلاقات: {names}</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>استعادة نسخة احتياطية</translation>
    </message>
    <message>
        <source>Restore this article only</source>
        <translation>استعد هذه المقالة فقط</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>استعد كل شيء</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are damaged, and no backup has them whole.</source>
        <translation>
            <numerusform>لا ملفات تالفة.</numerusform>
            <numerusform>ملف واحد تالف ولا نسخة سليمة منه.</numerusform>
            <numerusform>ملفان تالفان ولا نسخة سليمة منهما.</numerusform>
            <numerusform>%Ln ملفات تالفة ولا نسخة سليمة منها.</numerusform>
            <numerusform>%Ln ملفًا تالفًا ولا نسخة سليمة منها.</numerusform>
            <numerusform>%Ln ملف تالف ولا نسخة سليمة منها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) are damaged. The newest backup that has one whole is chosen.</source>
        <translation>
            <numerusform>لا ملفات تالفة.</numerusform>
            <numerusform>ملف واحد تالف. اختيرت أحدث نسخة سليمة منه.</numerusform>
            <numerusform>ملفان تالفان. اختيرت أحدث نسخة فيها أحدهما سليمًا.</numerusform>
            <numerusform>%Ln ملفات تالفة. اختيرت أحدث نسخة فيها أحدها سليمًا.</numerusform>
            <numerusform>%Ln ملفًا تالفًا. اختيرت أحدث نسخة فيها أحدها سليمًا.</numerusform>
            <numerusform>%Ln ملف تالف. اختيرت أحدث نسخة فيها أحدها سليمًا.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no backup yet</source>
        <translation>لا توجد نسخة احتياطية بعد</translation>
    </message>
    <message>
        <source>Backups are made by themselves: every half hour, and before whatever changes much.</source>
        <translation>تُنشأ النسخ تلقائيًا كل نصف ساعة وقبل كل تغيير كبير.</translation>
    </message>
    <message>
        <source>As of {moment}</source>
        <translation>كما في {moment}</translation>
    </message>
    <message>
        <source>Comparing with what is there now …</source>
        <translation>جارٍ المقارنة بما هو موجود الآن…</translation>
    </message>
    <message>
        <source>This backup cannot be used: {reason}</source>
        <translation>لا يمكن استعمال هذه النسخة: {reason}</translation>
    </message>
    <message>
        <source>Nothing has changed since: all is as it is in this backup.</source>
        <translation>لم يتغيّر شيء منذئذ: كل شيء كما في هذه النسخة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) become what they were</source>
        <translation>
            <numerusform>لا يتغيّر ملف</numerusform>
            <numerusform>يرجع ملف واحد كما كان</numerusform>
            <numerusform>يرجع ملفان كما كانا</numerusform>
            <numerusform>ترجع %Ln ملفات كما كانت</numerusform>
            <numerusform>يرجع %Ln ملفًا كما كان</numerusform>
            <numerusform>يرجع %Ln ملف كما كان</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) come back</source>
        <translation>
            <numerusform>لا يعود ملف</numerusform>
            <numerusform>يعود ملف واحد</numerusform>
            <numerusform>يعود ملفان</numerusform>
            <numerusform>تعود %Ln ملفات</numerusform>
            <numerusform>يعود %Ln ملفًا</numerusform>
            <numerusform>يعود %Ln ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) that did not exist then are removed</source>
        <translation>
            <numerusform>لا يُحذف ملف</numerusform>
            <numerusform>يُحذف ملف واحد لم يكن موجودًا</numerusform>
            <numerusform>يُحذف ملفان لم يكونا موجودين</numerusform>
            <numerusform>تُحذف %Ln ملفات لم تكن موجودة</numerusform>
            <numerusform>يُحذف %Ln ملفًا لم تكن موجودة</numerusform>
            <numerusform>يُحذف %Ln ملف لم تكن موجودة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) stay as they are</source>
        <translation>
            <numerusform>لا يبقى ملف على حاله</numerusform>
            <numerusform>يبقى ملف واحد على حاله</numerusform>
            <numerusform>يبقى ملفان على حالهما</numerusform>
            <numerusform>تبقى %Ln ملفات على حالها</numerusform>
            <numerusform>يبقى %Ln ملفًا على حاله</numerusform>
            <numerusform>يبقى %Ln ملف على حاله</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Restoring everything: {changes}.</source>
        <translation>عند استعادة كل شيء: {changes}.</translation>
    </message>
    <message>
        <source>What is there now is kept in a backup first, so that restoring can be undone.</source>
        <translation>يُحفظ الموجود الآن أولًا في نسخة احتياطية ليمكن التراجع.</translation>
    </message>
    <message>
        <source>Restore this file only</source>
        <translation>استعد هذا الملف فقط</translation>
    </message>
</context>
<context>
    <name>Safekeeping</name>
    <message>
        <source>The last changes are not saved yet. See to that first; the status line says why.</source>
        <translation>لم تُحفظ آخر التغييرات بعد. عالج ذلك أولًا؛ سطر الحالة يبيّن السبب.</translation>
    </message>
    <message>
        <source>Nothing can be restored now.</source>
        <translation>لا يمكن الاستعادة الآن.</translation>
    </message>
    <message>
        <source>Restoring …</source>
        <translation>جارٍ الاستعادة…</translation>
    </message>
    <message>
        <source>Not everything could be restored.</source>
        <translation>لم تكتمل الاستعادة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) put back as they were.</source>
        <translation>
            <numerusform>لم يتغيّر ملف.</numerusform>
            <numerusform>أُعيد ملف واحد كما كان.</numerusform>
            <numerusform>أُعيد ملفان كما كانا.</numerusform>
            <numerusform>أُعيدت %Ln ملفات كما كانت.</numerusform>
            <numerusform>أُعيد %Ln ملفًا كما كان.</numerusform>
            <numerusform>أُعيد %Ln ملف كما كان.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was there before is in the backup of {moment}, to be restored likewise.</source>
        <translation>ما كان قبل ذلك محفوظ في نسخة {moment} ويمكن استعادته كذلك.</translation>
    </message>
    <message>
        <source>Restored.</source>
        <translation>تمّت الاستعادة.</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>How spans with this label look</source>
        <translation>شكل المقاطع بهذا الوسم</translation>
    </message>
</context>
<context>
    <name>SchemaEditor</name>
    <message>
        <source>Labels and schema</source>
        <translation>الوسوم والمخطط</translation>
    </message>
    <message>
        <source>&amp;Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>&amp;Attributes</source>
        <translation>الصفات</translation>
    </message>
    <message>
        <source>&amp;Relations</source>
        <translation>العلاقات</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>Take over labels from a file</source>
        <translation>خذ الوسوم من ملف</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Write these labels into a file</source>
        <translation>اكتب هذه الوسوم في ملف</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>إعادة ضبط…</translation>
    </message>
    <message>
        <source>Go back to the labels that new projects have</source>
        <translation>عُد إلى وسوم المشاريع الجديدة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>Change labels</source>
        <translation>تغيير الوسوم</translation>
    </message>
    <message>
        <source>The changes have not been applied.</source>
        <translation>لم تُطبَّق التغييرات.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>تجاهلها</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>متابعة التحرير</translation>
    </message>
    <message>
        <source>Import labels</source>
        <translation>استيراد الوسوم</translation>
    </message>
    <message>
        <source>{file} cannot be taken over: {reason}</source>
        <translation>تعذّر أخذ {file}: {reason}</translation>
    </message>
    <message>
        <source>{file} has no labels.</source>
        <translation>لا وسوم في {file}.</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>تصدير الوسوم</translation>
    </message>
    <message>
        <source>Not written: {reason}</source>
        <translation>لم يُكتب: {reason}</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>كُتب: {file}</translation>
    </message>
    <message>
        <source>Labels and schema (*.json);;All files (*)</source>
        <translation>الوسوم والمخطط (*.json);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Every label needs a name.</source>
        <translation>لكل وسم اسم.</translation>
    </message>
    <message>
        <source>Every attribute needs a name.</source>
        <translation>لكل صفة اسم.</translation>
    </message>
    <message>
        <source>Every relation needs a name.</source>
        <translation>لكل علاقة اسم.</translation>
    </message>
    <message>
        <source>At least one label must be offered.</source>
        <translation>لا بد من وسم واحد معروض على الأقل.</translation>
    </message>
</context>
<context>
    <name>SchemaSteps</name>
    <message>
        <source>Only a part of the change could be made: {reason}. Changed already: {articles}.</source>
        <translation>لم يتم إلا جزء من التغيير: {reason}. وقد تغيّر: {articles}.</translation>
    </message>
    <message>
        <source>The labels stay as they are: what would vanish is in use in {articles}.</source>
        <translation>تبقى الوسوم كما هي: ما كان سيُحذف مستعمل في {articles}.</translation>
    </message>
    <message>
        <source>The labels stay as they are: they were changed again since.</source>
        <translation>تبقى الوسوم كما هي: لقد تغيّرت بعد ذلك.</translation>
    </message>
    <message>
        <source>The labels stay as they are: {reason}</source>
        <translation>تبقى الوسوم كما هي: {reason}</translation>
    </message>
    <message>
        <source>the last changes are not on the disk yet</source>
        <translation>آخر التغييرات ليست على القرص بعد</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message>
        <source>reading the articles: {done} of {all}</source>
        <translation>جارٍ قراءة المقالات: {done} من {all}</translation>
    </message>
    <message numerus="yes">
        <source>Not found in %Ln article(s).</source>
        <translation>
            <numerusform>لا مقالات يُبحث فيها.</numerusform>
            <numerusform>لم يُعثر عليه في المقالة.</numerusform>
            <numerusform>لم يُعثر عليه في مقالتين.</numerusform>
            <numerusform>لم يُعثر عليه في %Ln مقالات.</numerusform>
            <numerusform>لم يُعثر عليه في %Ln مقالة.</numerusform>
            <numerusform>لم يُعثر عليه في %Ln مقالة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%Ln نتائج</numerusform>
            <numerusform>%Ln نتيجة</numerusform>
            <numerusform>%Ln نتيجة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s), too many to be sorted: look for something rarer.</source>
        <translation>
            <numerusform>لا نتائج تُفرز.</numerusform>
            <numerusform>نتيجة واحدة لا تُفرز.</numerusform>
            <numerusform>نتيجتان، أكثر من أن تُفرزا.</numerusform>
            <numerusform>%Ln نتائج، أكثر من أن تُفرز: ابحث عما هو أندر.</numerusform>
            <numerusform>%Ln نتيجة، أكثر من أن تُفرز: ابحث عما هو أندر.</numerusform>
            <numerusform>%Ln نتيجة، أكثر من أن تُفرز: ابحث عما هو أندر.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectablePage</name>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The article {name} cannot be read any more.</source>
        <translation>لم تعد قراءة المقالة {name} ممكنة.</translation>
    </message>
    <message>
        <source>This article’s annotations were changed by another program and read again.</source>
        <translation>غيّر برنامج آخر مقاطع هذه المقالة فقُرئت من جديد.</translation>
    </message>
    <message>
        <source>No backup could be made: {reason}</source>
        <translation>تعذّر إنشاء نسخة احتياطية: {reason}</translation>
    </message>
    <message>
        <source>“{name}” is being annotated in another window or command, since {when}: {program}. {way}</source>
        <translation>يجري التوسيم باسم «{name}» في نافذة أخرى أو أمر آخر منذ {when}: {program}. {way}</translation>
    </message>
    <message>
        <source>“{name}” is being annotated on the computer {host}, since {when}: {program}. {way}</source>
        <translation>يجري التوسيم باسم «{name}» على الحاسوب {host} منذ {when}: {program}. {way}</translation>
    </message>
    <message>
        <source>Here you can read, and write as soon as it is closed there.</source>
        <translation>يمكنك القراءة هنا، والكتابة حالما يُغلق هناك.</translation>
    </message>
    <message>
        <source>The number of spans fell from {before} to {now}, and not by your doing. Tools ▸ Restore a backup… shows what was there.</source>
        <translation>انخفض عدد المقاطع من {before} إلى {now} من دون فعل منك. «أدوات ◂ استعادة نسخة احتياطية…» يعرض ما كان موجودًا.</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to the default</source>
        <translation>إلى القيمة الأصلية</translation>
    </message>
    <message>
        <source>{setting}: back to the default</source>
        <translation>{setting}: إلى القيمة الأصلية</translation>
    </message>
</context>
<context>
    <name>ShortcutRow</name>
    <message>
        <source>Add a key</source>
        <translation>إضافة مفتاح</translation>
    </message>
    <message>
        <source>{command}: add a key</source>
        <translation>{command}: إضافة مفتاح</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>إلى القيمة الأصلية</translation>
    </message>
    <message>
        <source>{command}: back to the default</source>
        <translation>{command}: إلى القيمة الأصلية</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>استعماله هنا</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Change or remove this key</source>
        <translation>غيّر هذا المفتاح أو أزله</translation>
    </message>
    <message>
        <source>{command}: change the key {key}</source>
        <translation>{command}: تغيير المفتاح {key}</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>اضغط المفاتيح…</translation>
    </message>
    <message>
        <source>Esc gives up</source>
        <translation>‏Esc يلغي</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>{key} moves the caret. Add Alt.</source>
        <translation>{key} يحرك المؤشر. أضف Alt.</translation>
    </message>
    <message>
        <source>{key} alone is for typing. Add Ctrl or Alt.</source>
        <translation>{key} وحده للكتابة. أضف Ctrl أو Alt.</translation>
    </message>
    <message>
        <source>Digits alone are the keys of labels.</source>
        <translation>الأرقام وحدها مفاتيح الوسوم.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>ابحث عن أمر أو مفتاح</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>في النص</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Labels and panes</source>
        <translation>الوسوم واللوحات</translation>
    </message>
    <message>
        <source>Choose a key to change it, or + to add one. On an Arabic keyboard, letters count as the Latin key in their place. Keys of labels belong to the project.</source>
        <translation>اختر مفتاحًا لتغييره، أو + لإضافة مفتاح. في لوحة المفاتيح العربية يُعدّ الحرف مفتاحَه اللاتيني في مكانه. ومفاتيح الوسوم تابعة للمشروع.</translation>
    </message>
    <message>
        <source>{key} is the key of “{name}”, which stays.</source>
        <translation>{key} مفتاح «{name}» ولا يتغير.</translation>
    </message>
    <message>
        <source>{key} is the key of “{command}”.</source>
        <translation>{key} مفتاح «{command}».</translation>
    </message>
</context>
<context>
    <name>SourceList</name>
    <message>
        <source>Drop files or a folder here</source>
        <translation>أفلت ملفات أو مجلدًا هنا</translation>
    </message>
    <message>
        <source>Texts, tables, and what other programs annotated: brat, doccano, Label Studio, CoNLL, MAXQDA …
Nothing is written before you say so.</source>
        <translation>نصوص وجداول وما وُسّم في برامج أخرى: brat وdoccano وLabel Studio وCoNLL وMAXQDA …
لا يُكتب شيء قبل موافقتك.</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Articles and annotations ({endings});;All files (*)</source>
        <translation>مقالات ووسوم ({endings});;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>استيراد مجلد</translation>
    </message>
</context>
<context>
    <name>SpanCard</name>
    <message>
        <source>Span under the pointer</source>
        <translation>المقطع تحت المؤشر</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>الملاحظة</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>ولا شيء غيرها</numerusform>
            <numerusform>وواحد آخر</numerusform>
            <numerusform>واثنان آخران</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpanModel</name>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>الصفات</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>الملاحظة</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>unknown: {label}</source>
        <translation>غير معروف: {label}</translation>
    </message>
</context>
<context>
    <name>SpanPage</name>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>About the entity</source>
        <translation>عن الكيان</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>الملاحظة</translation>
    </message>
    <message>
        <source>The text says {number}.</source>
        <translation>النص يقول {number}.</translation>
    </message>
    <message>
        <source>unknown: {label}</source>
        <translation>غير معروف: {label}</translation>
    </message>
</context>
<context>
    <name>SpanTable</name>
    <message>
        <source>Spans of this article</source>
        <translation>مقاطع هذه المقالة</translation>
    </message>
    <message>
        <source>No spans yet. Select words in the text and press the key of a label: 1, 2, 3 or 4.</source>
        <translation>لا مقاطع بعد. حدد كلمات في النص واضغط مفتاح وسم: 1 أو 2 أو 3 أو 4.</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split “{label}”</source>
        <translation>تقسيم «{label}»</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Those with the value</source>
        <translation>ما له القيمة</translation>
    </message>
    <message>
        <source>Those chosen here</source>
        <translation>ما اختير هنا</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>الصفة</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Texts of the spans</source>
        <translation>نصوص المقاطع</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>وسم جديد</translation>
    </message>
    <message>
        <source>Which spans get it?</source>
        <translation>أي المقاطع تأخذه؟</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {all} span(s) get the new label.</source>
        <translation>
            <numerusform>لا يأخذ الوسم الجديد شيء من {all} من المقاطع.</numerusform>
            <numerusform>يأخذ الوسم الجديد مقطع واحد من {all}.</numerusform>
            <numerusform>يأخذ الوسم الجديد مقطعان من {all}.</numerusform>
            <numerusform>تأخذ الوسم الجديد %Ln مقاطع من {all}.</numerusform>
            <numerusform>يأخذ الوسم الجديد %Ln مقطعًا من {all}.</numerusform>
            <numerusform>يأخذ الوسم الجديد %Ln مقطع من {all}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>untouched</source>
        <translation>لم تُبدأ</translation>
    </message>
    <message>
        <source>in work</source>
        <translation>قيد العمل</translation>
    </message>
    <message>
        <source>done</source>
        <translation>منجزة</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Saving</source>
        <translation>الحفظ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>caret {offset}</source>
        <translation>المؤشر {offset}</translation>
    </message>
    <message>
        <source>At the caret</source>
        <translation>عند مؤشر الكتابة</translation>
    </message>
    <message>
        <source>Every drag over the text labels. A click or Esc puts the pen away.</source>
        <translation>كل سحب على النص يضع وسمًا. انقر أو اضغط Esc لترك القلم.</translation>
    </message>
    <message>
        <source>Reading mode</source>
        <translation>وضع القراءة</translation>
    </message>
    <message>
        <source>Tashkeel and tatweel are hidden. A click shows them.</source>
        <translation>التشكيل والتطويل مخفيان. انقر لإظهارهما.</translation>
    </message>
    <message>
        <source>Spans that lack something of what their label asks for. A click or N goes to the next.</source>
        <translation>مقاطع ينقصها شيء يطلبه وسمها. نقرة أو N تنقل إلى التالي.</translation>
    </message>
    <message>
        <source>Direction of the text. A click lets you choose another.</source>
        <translation>اتجاه النص. انقر لاختيار غيره.</translation>
    </message>
    <message>
        <source>Size of the text. A click sets it back to its own size.</source>
        <translation>حجم النص. انقر للعودة إلى الحجم الأصلي.</translation>
    </message>
    <message numerus="yes">
        <source>{start}–{end} · %Ln character(s)</source>
        <translation>
            <numerusform>{start}–{end} · لا حروف</numerusform>
            <numerusform>{start}–{end} · حرف واحد</numerusform>
            <numerusform>{start}–{end} · حرفان</numerusform>
            <numerusform>{start}–{end} · %Ln حروف</numerusform>
            <numerusform>{start}–{end} · %Ln حرفًا</numerusform>
            <numerusform>{start}–{end} · %Ln حرف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln incomplete</source>
        <translation>
            <numerusform>لا ناقص</numerusform>
            <numerusform>ناقص واحد</numerusform>
            <numerusform>ناقصان</numerusform>
            <numerusform>%Ln ناقصة</numerusform>
            <numerusform>%Ln ناقصًا</numerusform>
            <numerusform>%Ln ناقص</numerusform>
        </translation>
    </message>
    <message>
        <source>Pen: {label} · Esc leaves</source>
        <translation>القلم: {label} · ‏Esc للخروج</translation>
    </message>
    <message numerus="yes">
        <source>%Ln direction mark(s)</source>
        <translation>
            <numerusform>لا علامات اتجاه</numerusform>
            <numerusform>علامة اتجاه واحدة</numerusform>
            <numerusform>علامتا اتجاه</numerusform>
            <numerusform>%Ln علامات اتجاه</numerusform>
            <numerusform>%Ln علامة اتجاه</numerusform>
            <numerusform>%Ln علامة اتجاه</numerusform>
        </translation>
    </message>
    <message>
        <source>Hidden characters</source>
        <translation>المحارف الخفية</translation>
    </message>
    <message>
        <source>Hidden characters are shown. A click hides them.</source>
        <translation>المحارف الخفية ظاهرة. انقر لإخفائها.</translation>
    </message>
    <message>
        <source>Characters that are not seen change the order of others here. A click shows them.</source>
        <translation>في هذا النص محارف لا تُرى تغيّر ترتيب غيرها. انقر لإظهارها.</translation>
    </message>
    <message>
        <source>saving …</source>
        <translation>يُحفظ…</translation>
    </message>
    <message>
        <source>saved ✓</source>
        <translation>حُفظ ✓</translation>
    </message>
    <message>
        <source>On the disk since {time}</source>
        <translation>على القرص منذ {time}</translation>
    </message>
    <message>
        <source>not saved: {reason}</source>
        <translation>لم يُحفظ: {reason}</translation>
    </message>
</context>
<context>
    <name>StoredSteps</name>
    <message>
        <source>Not done: the last changes are not on the disk yet</source>
        <translation>لم يُنفَّذ: آخر التغييرات لم تُحفظ بعد</translation>
    </message>
    <message>
        <source>Not done: {reason}</source>
        <translation>لم يُنفَّذ: {reason}</translation>
    </message>
</context>
<context>
    <name>Suggesting</name>
    <message>
        <source>No label of this project has a number called “value”.</source>
        <translation>ليس لأي وسم في هذا المشروع عددٌ اسمه “value”.</translation>
    </message>
    <message>
        <source>No figures were found that are not marked already.</source>
        <translation>لم يُعثر على أرقام غير موسومة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more like it: Tab shows them, Ctrl+Enter labels all, Esc none.</source>
        <translation>
            <numerusform>لا مثيل له.</numerusform>
            <numerusform>واحد مثله: Tab يعرضه، وCtrl+Enter يوسّمه، وEsc يتركه.</numerusform>
            <numerusform>اثنان مثله: Tab يعرضهما، وCtrl+Enter يوسّمهما، وEsc يتركهما.</numerusform>
            <numerusform>%Ln مثله: Tab يعرضها، وCtrl+Enter يوسّمها كلها، وEsc يتركها.</numerusform>
            <numerusform>%Ln مثله: Tab يعرضها، وCtrl+Enter يوسّمها كلها، وEsc يتركها.</numerusform>
            <numerusform>%Ln مثله: Tab يعرضها، وCtrl+Enter يوسّمها كلها، وEsc يتركها.</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {count}{reading}: Enter takes it, Ctrl+Enter all, Tab goes on, Esc ends.</source>
        <translation>{number} من {count}{reading}: Enter يأخذه، وCtrl+Enter الكل، وTab يتابع، وEsc ينهي.</translation>
    </message>
    <message>
        <source>Add {label}</source>
        <translation>إضافة {label}</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln span(s)</source>
        <translation>
            <numerusform>لا إضافة</numerusform>
            <numerusform>إضافة مقطع</numerusform>
            <numerusform>إضافة مقطعين</numerusform>
            <numerusform>إضافة %Ln مقاطع</numerusform>
            <numerusform>إضافة %Ln مقطعًا</numerusform>
            <numerusform>إضافة %Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) added. Ctrl+Z takes them back.</source>
        <translation>
            <numerusform>لم يُضف أي مقطع.</numerusform>
            <numerusform>أُضيف مقطع واحد. Ctrl+Z يتراجع عنه.</numerusform>
            <numerusform>أُضيف مقطعان. Ctrl+Z يتراجع عنهما.</numerusform>
            <numerusform>أُضيفت %Ln مقاطع. Ctrl+Z يتراجع عنها.</numerusform>
            <numerusform>أُضيف %Ln مقطعًا. Ctrl+Z يتراجع عنها.</numerusform>
            <numerusform>أُضيف %Ln مقطع. Ctrl+Z يتراجع عنها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryDialog</name>
    <message>
        <source>Apply the changes</source>
        <translation>تطبيق التغييرات</translation>
    </message>
    <message>
        <source>This changes what is annotated already</source>
        <translation>هذا يغيّر ما سبق وسمه</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… ولا غيرها</numerusform>
            <numerusform>… وواحد غيرها</numerusform>
            <numerusform>… واثنان غيرها</numerusform>
            <numerusform>… و%Ln غيرها</numerusform>
            <numerusform>… و%Ln غيرها</numerusform>
            <numerusform>… و%Ln غيرها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln article(s)</source>
        <translation>
            <numerusform>في لا مقالات</numerusform>
            <numerusform>في مقالة واحدة</numerusform>
            <numerusform>في مقالتين</numerusform>
            <numerusform>في %Ln مقالات</numerusform>
            <numerusform>في %Ln مقالة</numerusform>
            <numerusform>في %Ln مقالة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln annotator(s)</source>
        <translation>
            <numerusform>لا موسِّمين لها</numerusform>
            <numerusform>لموسِّم واحد</numerusform>
            <numerusform>لموسِّمَين</numerusform>
            <numerusform>لـ%Ln موسِّمين</numerusform>
            <numerusform>لـ%Ln موسِّمًا</numerusform>
            <numerusform>لـ%Ln موسِّم</numerusform>
        </translation>
    </message>
    <message>
        <source>{where} {whose}. One step of undo brings it all back.</source>
        <translation>{where} {whose}. وخطوة تراجع واحدة تعيد ذلك كله.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>{old} becomes {new}</source>
        <translation>{old} يصير {new}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>Values of “{attribute}” become others</source>
        <translation>تتغير قيم «{attribute}»</translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s)</source>
        <translation>
            <numerusform>لا قيم</numerusform>
            <numerusform>قيمة واحدة</numerusform>
            <numerusform>قيمتان</numerusform>
            <numerusform>%Ln قيم</numerusform>
            <numerusform>%Ln قيمة</numerusform>
            <numerusform>%Ln قيمة</numerusform>
        </translation>
    </message>
    <message>
        <source>Values of “{attribute}” are taken away</source>
        <translation>تُزال قيم «{attribute}»</translation>
    </message>
    <message>
        <source>“{old}” becomes “{new}”</source>
        <translation>«{old}» يصير «{new}»</translation>
    </message>
    <message>
        <source>“{old}” is untied</source>
        <translation>«{old}» يُفك</translation>
    </message>
    <message numerus="yes">
        <source>%Ln relation(s)</source>
        <translation>
            <numerusform>لا علاقات</numerusform>
            <numerusform>علاقة واحدة</numerusform>
            <numerusform>علاقتان</numerusform>
            <numerusform>%Ln علاقات</numerusform>
            <numerusform>%Ln علاقة</numerusform>
            <numerusform>%Ln علاقة</numerusform>
        </translation>
    </message>
    <message>
        <source>Entities go along with their spans</source>
        <translation>تتبع الكيانات مقاطعها</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entity(ies)</source>
        <translation>
            <numerusform>لا كيانات</numerusform>
            <numerusform>كيان واحد</numerusform>
            <numerusform>كيانان</numerusform>
            <numerusform>%Ln كيانات</numerusform>
            <numerusform>%Ln كيانًا</numerusform>
            <numerusform>%Ln كيان</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakingOver</name>
    <message>
        <source>In use elsewhere</source>
        <translation>مستعمل في مكان آخر</translation>
    </message>
    <message>
        <source>Is nobody annotating on {host} any more, for instance because it was switched off? Then take over. Nothing is lost even if somebody is: what both change is brought together.</source>
        <translation>ألم يعد أحد يوسّم على {host}، لأنه أُطفئ مثلًا؟ تولَّ الأمر إذن. لا يضيع شيء وإن كان هناك أحد: ما يغيّره الاثنان يُجمع.</translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation>فتح للقراءة</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>تولّي الأمر</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Drag over the words that name someone, a number, a base or a position.</source>
        <translation>اسحب فوق الكلمات التي تسمّي فاعلًا أو رقمًا أو قاعدة أو موقفًا.</translation>
    </message>
    <message>
        <source>Press 1, 2, 3 or 4: the words are labelled and saved. Ctrl+Z takes it back.</source>
        <translation>اضغط 1 أو 2 أو 3 أو 4: توسَم الكلمات وتُحفظ. وCtrl+Z يتراجع.</translation>
    </message>
    <message>
        <source>Describe the span with Enter, go on with Ctrl+Enter, and export with Ctrl+E.</source>
        <translation>صِف المقطع بمفتاح Enter، وتابع بـ Ctrl+Enter، وصدّر بـ Ctrl+E.</translation>
    </message>
    <message>
        <source>Do not show again</source>
        <translation>لا تعرضها مرة أخرى</translation>
    </message>
    <message>
        <source>{step} of {all}</source>
        <translation>{step} من {all}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>Change direction</source>
        <translation>تغيير الاتجاه</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Read Arabic articles, mark who speaks, which numbers and bases are named and who takes which side, and export the annotated corpus. Everything stays in your folder.</source>
        <translation>اقرأ المقالات العربية، وعلّم من يتكلم، وأي أرقام وقواعد تُذكر، ومن يتخذ أي موقف، ثم صدّر المدوّنة الموسومة. كل شيء يبقى في مجلدك.</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>افتح مجلدًا…</translation>
    </message>
    <message>
        <source>Any folder with .txt articles, at any depth</source>
        <translation>أي مجلد فيه مقالات ‎.txt مهما كان عمقها</translation>
    </message>
    <message>
        <source>Open the sample articles</source>
        <translation>افتح المقالات النموذجية</translation>
    </message>
    <message>
        <source>Five news articles; you work on a copy in your documents folder</source>
        <translation>خمس مقالات إخبارية، تعمل على نسخة منها في مجلد مستنداتك</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>مشاريع حديثة</translation>
    </message>
    <message>
        <source>{name}    is gone; click to forget it</source>
        <translation>{name}    لم يعد موجودًا، انقر لنسيانه</translation>
    </message>
</context>
<context>
    <name>_Grid</name>
    <message>
        <source>All colours</source>
        <translation>كل الألوان</translation>
    </message>
    <message>
        <source>Red-blind</source>
        <translation>عمى الأحمر</translation>
    </message>
    <message>
        <source>Green-blind</source>
        <translation>عمى الأخضر</translation>
    </message>
    <message>
        <source>Blue-blind</source>
        <translation>عمى الأزرق</translation>
    </message>
    <message>
        <source>The colours as colour-blind eyes see them</source>
        <translation>الألوان كما يراها المصاب بعمى الألوان</translation>
    </message>
    <message>
        <source>Simulated after Machado, Oliveira and Fernandes (2009)</source>
        <translation>محاكاة وفق Machado وOliveira وFernandes ‏(2009)</translation>
    </message>
</context>
<context>
    <name>_OfferList</name>
    <message>
        <source>Entities that may be meant</source>
        <translation>كيانات قد تكون مقصودة</translation>
    </message>
</context>
<context>
    <name>_SourceCard</name>
    <message>
        <source>Format of {name}</source>
        <translation>صيغة {name}</translation>
    </message>
    <message>
        <source>Told by the file</source>
        <translation>يدلّ عليها الملف</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>جارٍ القراءة …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>إزالة {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقالة واحدة</numerusform>
            <numerusform>مقالتان</numerusform>
            <numerusform>%Ln مقالات</numerusform>
            <numerusform>%Ln مقالة</numerusform>
            <numerusform>%Ln مقالة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>{format} (told by the file)</source>
        <translation>{format} (دلّ عليها الملف)</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… ولا شيء آخر</numerusform>
            <numerusform>… وواحد آخر</numerusform>
            <numerusform>… واثنان آخران</numerusform>
            <numerusform>… و%Ln أخرى</numerusform>
            <numerusform>… و%Ln غيرها</numerusform>
            <numerusform>… و%Ln غيرها</numerusform>
        </translation>
    </message>
</context>
</TS>
