package io.vigil.benchmarks.peers;

import io.vigil.core.forest.Forest;

/// A random forest as PMML 4.4: a mining model from the fields `x0`, `x1`, ... to `score`, the sum of
/// regression trees whose leaves hold their share of the probability of an anomaly.
public final class PmmlForest {

    private final Forest forest;
    private final Probabilities probabilities;
    private final StringBuilder xml = new StringBuilder();

    private PmmlForest(Forest forest) {
        this.forest = forest;
        this.probabilities = new Probabilities(forest);
    }

    /// @param forest of a random forest, whose leaves hold the weighted probabilities of two classes
    public static String write(Forest forest) {
        PmmlForest pmml = new PmmlForest(forest);
        pmml.addModel();
        return pmml.xml.toString();
    }

    private void addModel() {
        xml.append("<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header/><DataDictionary>");
        for (int input = 0; input < forest.inputs(); input++) {
            add("<DataField name=\"x%d\" optype=\"continuous\" dataType=\"double\"/>", input);
        }
        xml.append("<DataField name=\"score\" optype=\"continuous\" dataType=\"double\"/></DataDictionary>")
                .append("<MiningModel functionName=\"regression\">");
        addSchema("<MiningField name=\"score\" usageType=\"target\"/>");
        xml.append("<Segmentation multipleModelMethod=\"sum\">");
        for (int tree = 0; tree < forest.trees(); tree++) {
            addTree(forest.root(tree));
        }
        xml.append("</Segmentation></MiningModel></PMML>");
    }

    private void addSchema(String target) {
        xml.append("<MiningSchema>").append(target);
        for (int input = 0; input < forest.inputs(); input++) {
            add("<MiningField name=\"x%d\"/>", input);
        }
        xml.append("</MiningSchema>");
    }

    /// A right child takes what its sibling does not, so that it costs no comparison.
    private void addTree(int root) {
        xml.append("<Segment><True/><TreeModel functionName=\"regression\" splitCharacteristic=\"multiSplit\">");
        addSchema("");
        addNode(root, "<True/>");
        xml.append("</TreeModel></Segment>");
    }

    private void addNode(int node, String predicate) {
        if (forest.input(node) == Forest.LEAF) {
            add("<Node score=\"%s\">", probabilities.anomaly(node));
            xml.append(predicate);
        } else {
            xml.append("<Node>").append(predicate);
            addNode(
                    forest.left(node),
                    "<SimplePredicate field=\"x%d\" operator=\"lessOrEqual\" value=\"%s\"/>"
                            .formatted(forest.input(node), forest.split(node)));
            addNode(forest.left(node) + 1, "<True/>");
        }
        xml.append("</Node>");
    }

    private void add(String element, Object value) {
        xml.append(element.formatted(value));
    }
}
