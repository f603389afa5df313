package io.vigil.train.data;

import io.vigil.core.format.CsvTable;
import io.vigil.core.format.MalformedException;
import io.vigil.core.format.Numbers;
import io.vigil.train.TrainingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A training file: its rows as columns of text.
///
/// @param file its name, without the folder
/// @param sha256 of its bytes, in lower-case hexadecimal
/// @param header the names of the columns
/// @param columns one list of cells per column, all of one length
/// @param ragged how many rows were left out because they had more or fewer cells than the header
public record Table(String file, String sha256, List<String> header, List<List<String>> columns, int ragged) {

    /// What stands for a missing value, apart from nothing at all; in any case.
    private static final Set<String> MISSING = Set.of("na", "n/a", "nan", "null", "none");

    /// @throws TrainingException where the file is no CSV with a header and rows
    public static Table read(Path csv) throws IOException, TrainingException {
        MessageDigest sha256 = digest();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(csv), sha256);
                CsvTable rows = CsvTable.of(bytes)) {
            List<List<String>> columns = new ArrayList<>();
            rows.header().forEach(name -> columns.add(new ArrayList<>()));
            int ragged = 0;
            while (rows.next()) {
                ragged += rows.ragged() ? 1 : 0;
                for (int c = 0; c < columns.size() && !rows.ragged(); c++) {
                    columns.get(c).add(rows.cell(c));
                }
            }
            String name = String.valueOf(csv.getFileName());
            return new Table(name, HexFormat.of().formatHex(sha256.digest()), rows.header(), columns, ragged);
        } catch (MalformedException e) {
            throw new TrainingException(csv + ": " + e.getMessage());
        }
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.get(0).size();
    }

    /// The cells of a column.
    ///
    /// @throws TrainingException where there is no such column
    public List<String> column(String name) throws TrainingException {
        int index = header.indexOf(name);
        if (index < 0) {
            throw new TrainingException("%s has no column %s; it has %s".formatted(file, name, String.join(", ", header)));
        }
        return columns.get(index);
    }

    /// True where at least half of the cells that hold anything hold numbers.
    public boolean isNumeric(String name) throws TrainingException {
        List<String> cells = column(name);
        long present = cells.stream().filter(cell -> !isMissing(cell)).count();
        long numbers = cells.stream().filter(cell -> Double.isFinite(Numbers.parse(cell))).count();
        return numbers > 0 && numbers * 2 >= present;
    }

    /// The numbers of a column, NaN for a cell that is missing or no finite number.
    public double[] numbers(String name) throws TrainingException {
        return column(name).stream().mapToDouble(Table::number).toArray();
    }

    /// How many cells of a column hold something that is no finite number.
    public int unreadable(String name) throws TrainingException {
        return (int) column(name).stream()
                .filter(cell -> !isMissing(cell) && !Double.isFinite(Numbers.parse(cell)))
                .count();
    }

    /// True for an empty cell and for what statistics programs write in its place.
    public static boolean isMissing(String cell) {
        return cell.isEmpty() || MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    private static double number(String cell) {
        double value = Numbers.parse(cell);
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }
}
