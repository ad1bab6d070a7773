package dev.drape.packaging;

import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import java.io.File;
import java.io.IOException;

/** The project's pom, read as XML. */
final class Pom {
    private Pom() {}

    static String version() {
        return text("/project/version");
    }

    static String artifactId() {
        return text("/project/artifactId");
    }

    static String property(String name) {
        return text("/project/properties/*[name()='" + name + "']");
    }

    static String profileProperty(String profile, String name) {
        return text("/project/profiles/profile[id='" + profile + "']/properties/*[name()='" + name + "']");
    }

    private static String text(String path) {
        try {
            Document pom = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new File("pom.xml"));
            Node node = (Node) XPathFactory.newDefaultInstance().newXPath().evaluate(path, pom, XPathConstants.NODE);
            if (node == null) {
                throw new AssertionError("the pom has no " + path);
            }
            return node.getTextContent().strip();
        } catch (ParserConfigurationException | SAXException | IOException | XPathExpressionException e) {
            throw new IllegalStateException(e);
        }
    }
}
