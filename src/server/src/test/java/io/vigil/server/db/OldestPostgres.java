package io.vigil.server.db;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/// Marks tests that [TestPostgres] hands the oldest PostgreSQL that is supported, where Debian's is installed.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "io.vigil.server.db.DebianPostgres#isInstalled",
        disabledReason = "PostgreSQL 15 is not in " + DebianPostgres.PROGRAMS)
public @interface OldestPostgres {}
