package io.vigil.benchmarks;

import io.vigil.core.bundle.BundleException;
import io.vigil.core.bundle.ModelsFolder;
import io.vigil.core.format.Answer;
import io.vigil.core.format.ByteOutput;
import io.vigil.core.format.CsvRecords;
import io.vigil.core.format.CsvResults;
import io.vigil.core.format.Decoded;
import io.vigil.core.format.JsonRecords;
import io.vigil.core.format.JsonResults;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.NdjsonRecords;
import io.vigil.core.format.NdjsonResults;
import io.vigil.core.format.ReadOptions;
import io.vigil.core.format.RecordReader;
import io.vigil.core.format.ResultWriter;
import io.vigil.core.format.TooLargeException;
import io.vigil.core.model.Pipeline;
import io.vigil.core.model.ScoreKind;
import io.vigil.core.model.Scores;
import io.vigil.core.record.Feature;
import io.vigil.core.record.MissingPolicy;
import io.vigil.core.record.NumericFeature;
import io.vigil.core.record.RecordBatch;
import io.vigil.core.record.Schema;
import io.vigil.train.smile.SmileForests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Nanoseconds per record to read a batch of 1,000 from its bytes, to write its answer, and from the one to the other
/// as the server goes, by the model that ships: records of an identity and three numbers of 16 or 17 digits, in memory
/// that held others before.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecSpeed {

    private static final int RECORDS = 1_000;
    private static final List<String> NAMES = List.of("Temperature", "Humidity", "Battery_Level");
    private static final Schema SCHEMA = new Schema(
            NAMES.stream()
                    .<Feature>map(name -> new NumericFeature(name, null, 0, 1, null, MissingPolicy.REJECT))
                    .toList(),
            Set.of("Device_ID"),
            null);
    private static final ReadOptions OPTIONS = new ReadOptions(RECORDS, false);

    private final double[][] rows = rows();
    private final byte[] json = lines(",", "{\"records\":[", "]}");
    private final byte[] ndjson = lines("\n", "", "\n");
    private final byte[] csv = csv();
    private final Scores scores = new Scores(new Random(2).doubles(RECORDS).toArray(), 0.5);
    private final RecordBatch batch = new RecordBatch(NAMES.size());
    private final Decoded decoded = read(new JsonRecords(), json, new RecordBatch(NAMES.size()));
    private final ByteOutput out = new ByteOutput();
    private final double[][] inputs = new double[NAMES.size()][RECORDS];
    private final Pipeline pipeline = shippedModel();

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public Decoded readJson() {
        return read(new JsonRecords(), json, batch);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public Decoded readNdjson() {
        return read(new NdjsonRecords(), ndjson, batch);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public Decoded readCsv() {
        return read(new CsvRecords(), csv, batch);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int writeJson() {
        out.clear();
        new JsonResults().write(answer(decoded, scores), out);
        return out.size();
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int answerJson() {
        return answer(new JsonRecords(), json, new JsonResults());
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int answerNdjson() {
        return answer(new NdjsonRecords(), ndjson, new NdjsonResults());
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public int answerCsv() {
        return answer(new CsvRecords(), csv, new CsvResults());
    }

    private int answer(RecordReader reader, byte[] body, ResultWriter writer) {
        Decoded records = read(reader, body, batch);
        double[] own = new double[RECORDS];
        pipeline.score(batch, 0, RECORDS, own, inputs);
        out.clear();
        writer.write(answer(records, new Scores(own, pipeline.threshold())), out);
        return out.size();
    }

    private static Answer answer(Decoded records, Scores scores) {
        return new Answer("bench", 1, SCHEMA, ScoreKind.PROBABILITY, records, scores, null, false);
    }

    private static Decoded read(RecordReader reader, byte[] body, RecordBatch batch) {
        try {
            return reader.read(body, 0, body.length, SCHEMA, OPTIONS, batch);
        } catch (MalformedException | TooLargeException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pipeline shippedModel() {
        try {
            return ModelsFolder.open(Path.of("models/iot-anomaly"), new SmileForests()).pipeline();
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double[][] rows() {
        Random random = new Random(1);
        return IntStream.range(0, RECORDS)
                .mapToObj(r -> random.doubles(NAMES.size()).map(d -> 4 * d - 2).toArray())
                .toArray(double[][]::new);
    }

    private byte[] lines(String separator, String start, String end) {
        return IntStream.range(0, RECORDS)
                .mapToObj(r -> "{\"Device_ID\":\"DHT11_A\",\"Temperature\":%s,\"Humidity\":%s,\"Battery_Level\":%s}"
                        .formatted(rows[r][0], rows[r][1], rows[r][2]))
                .collect(Collectors.joining(separator, start, end))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] csv() {
        return IntStream.range(0, RECORDS)
                .mapToObj(r -> "DHT11_A,%s,%s,%s".formatted(rows[r][0], rows[r][1], rows[r][2]))
                .collect(Collectors.joining("\n", "Device_ID,Temperature,Humidity,Battery_Level\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
