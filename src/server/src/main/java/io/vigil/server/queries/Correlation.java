package io.vigil.server.queries;

import io.vigil.core.evaluate.ColumnSummary;
import io.vigil.core.format.ByteOutput;
import io.vigil.core.format.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/// How the types of a location go together: Pearson's correlation over the means of the minutes in which
/// both were read.
///
/// @param types in alphabetical order
/// @param minutes in which anything was read
/// @param matrix by row and column in the order of the types, NaN where one of the two is constant
record Correlation(String location, List<String> types, int minutes, double[][] matrix) {

    static Correlation of(String location, List<WindowQueries.Mean> means) {
        List<String> types = List.copyOf(new TreeSet<>(means.stream().map(WindowQueries.Mean::type).toList()));
        long[] minutes = means.stream().mapToLong(WindowQueries.Mean::start).sorted().distinct().toArray();
        double[][] columns = new double[types.size()][minutes.length];
        for (double[] column : columns) {
            Arrays.fill(column, Double.NaN);
        }
        for (WindowQueries.Mean mean : means) {
            columns[types.indexOf(mean.type())][Arrays.binarySearch(minutes, mean.start())] = mean.value();
        }
        return new Correlation(location, types, minutes.length, matrix(columns));
    }

    private static double[][] matrix(double[][] columns) {
        double[][] matrix = new double[columns.length][columns.length];
        for (int a = 0; a < columns.length; a++) {
            for (int b = 0; b <= a; b++) {
                OptionalDouble correlation = ColumnSummary.correlation(columns[a], columns[b]);
                matrix[a][b] = a == b && correlation.isPresent() ? 1 : correlation.orElse(Double.NaN);
                matrix[b][a] = matrix[a][b];
            }
        }
        return matrix;
    }

    ByteOutput toJson() {
        ByteOutput out = new ByteOutput();
        out.ascii("{\"location\":").json(location).ascii(",\"types\":[");
        for (int i = 0; i < types.size(); i++) {
            out.ascii(i == 0 ? "" : ",").json(types.get(i));
        }
        out.ascii("],\"minutes\":").number(minutes).ascii(",\"matrix\":[");
        for (int a = 0; a < matrix.length; a++) {
            out.ascii(a == 0 ? "[" : ",[");
            for (int b = 0; b < matrix.length; b++) {
                out.ascii(b == 0 ? "" : ",");
                out.ascii(Double.isNaN(matrix[a][b]) ? "null" : Numbers.text(matrix[a][b]));
            }
            out.ascii(']');
        }
        return out.ascii("]}");
    }
}
