package io.vigil.benchmarks.peers;

import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.xml.sax.SAXException;

/// A forest in JPMML, with the optimisations that it applies on its own.
public final class PmmlScorer {

    private final Evaluator evaluator;

    /// @param model as [PmmlForest] writes it
    public PmmlScorer(String model) throws JAXBException, ParserConfigurationException, SAXException {
        this.evaluator = new LoadingModelEvaluatorBuilder()
                .load(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                .build();
        evaluator.verify();
    }

    /// A record as the evaluator takes it.
    public static Map<String, Double> arguments(double[] record) {
        Map<String, Double> arguments = new HashMap<>();
        for (int input = 0; input < record.length; input++) {
            arguments.put("x" + input, record[input]);
        }
        return arguments;
    }

    /// The probability of an anomaly.
    public double score(Map<String, Double> arguments) {
        if (EvaluatorUtil.decode(evaluator.evaluate(arguments).get("score")) instanceof Number score) {
            return score.doubleValue();
        }
        throw new IllegalStateException("JPMML gave no score");
    }
}
