package io.vigil.server.db;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// A PostgreSQL server to use instead of one of our own.
///
/// @param url as `jdbc:postgresql://host:5432/iot_db`; null starts our own
@ConfigurationProperties("spring.datasource")
public record ServerUrl(@Nullable String url, @Nullable String username, @Nullable String password) {

    public ServerUrl {
        url = url == null || url.isBlank() ? null : url;
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("spring.datasource.url must begin with jdbc:postgresql:");
        }
    }

    /// The url without its parameters, which may hold a password.
    String address() {
        return String.valueOf(url).replaceFirst("\\?.*", "");
    }
}
