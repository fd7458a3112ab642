import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

/** Prints each span of XMI files, given after their type system: file, label, start and text, with a NUL after each. */
class ReadCas {
    public static void main(String[] files) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        TypeSystemDescription types =
                UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(files[0]));
        for (int i = 1; i < files.length; i++) {
            CAS cas = CasCreationUtils.createCas(types, null, null);
            try (FileInputStream file = new FileInputStream(files[i])) {
                XmiCasDeserializer.deserialize(file, cas);
            }
            Type type = cas.getTypeSystem().getType("webanno.custom.HashiyaSpan");
            Feature label = type.getFeatureByBaseName("label");
            for (AnnotationFS span : cas.getAnnotationIndex(type)) {
                int start = cas.getDocumentText().codePointCount(0, span.getBegin());
                for (Object field : new Object[] {i, span.getFeatureValueAsString(label), start, span.getCoveredText()}) {
                    out.print(field + "\0");
                }
            }
        }
    }
}
