package io.vigil.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The command line of `serve`, translated into Spring's properties.
sealed interface ServeOptions {

    int WRONG_USAGE = 2;

    /// What each option sets.
    Map<String, String> PROPERTIES = Map.of(
            "--port", "server.port",
            "--host", "server.address",
            "--models", "vigil.model-dir",
            "--default-model", "vigil.default-model",
            "--data", "vigil.data",
            "--sensors", "vigil.sensors");

    String USAGE =
            """
            usage: vigil serve [--port 8080] [--host 127.0.0.1] [--models models] [--default-model NAME]
                               [--data .vigil] [--sensors FILE]

              --port PORT            the port to listen on; 0 takes a free one
              --host HOST            the address to listen on; 0.0.0.0 is every one of this machine
              --models DIR           the folder that holds the models, as DIR/NAME/VERSION
              --default-model NAME   the model behind /predict (VIGIL_DEFAULT_MODEL); without it
                                     iot-anomaly, else the only one
              --data DIR             the folder of the database (VIGIL_DATA); one server at a time
              --sensors FILE         what you know of your sensors, a sensors.json (VIGIL_SENSORS)
              --help                 print this text

            Any other setting is a property, as --server.tomcat.connection-timeout=5s.
            """;

    record Help(String text) implements ServeOptions {}

    record Wrong(String message) implements ServeOptions {}

    record Properties(String... arguments) implements ServeOptions {}

    static ServeOptions parse(String... args) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (arg.equals("--help") || arg.equals("-h")) {
                return new Help(USAGE);
            }
            if (isProperty(arg)) {
                arguments.add(arg);
                continue;
            }
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            String property = PROPERTIES.get(name);
            if (property == null) {
                return new Wrong("unknown %s %s, see --help".formatted(name.startsWith("-") ? "option" : "argument", name));
            }
            String value = equals >= 0 ? arg.substring(equals + 1) : i + 1 < args.length ? args[++i] : "";
            String fault = fault(name, value);
            if (fault != null) {
                return new Wrong(fault);
            }
            arguments.add("--" + property + "=" + value);
        }
        return new Properties(arguments.toArray(String[]::new));
    }


    /// `--a.b=c`: a name with a dot is Spring's business.
    private static boolean isProperty(String arg) {
        int equals = arg.indexOf('=');
        return arg.startsWith("--") && equals > 0 && arg.substring(0, equals).contains(".");
    }

    private static @Nullable String fault(String name, String value) {
        if (value.isEmpty() || value.startsWith("--")) {
            return name + " needs a value";
        }
        if (name.equals("--port") && !(value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535)) {
            return "--port must be a whole number from 0 to 65535";
        }
        return null;
    }
}
