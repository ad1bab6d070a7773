package dev.drape.api;

import dev.drape.error.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/errors.md lists every failure with the status it is answered with. */
class ErrorsDocumentTest {

    @ParameterizedTest
    @EnumSource(Failure.class)
    void documentsEveryCodeWithItsStatus(Failure failure) throws IOException {
        String document = Files.readString(Path.of("docs", "errors.md"));
        Pattern row = Pattern.compile("(?m)^\\| " + Problems.status(failure) + " \\| [^|]*`" + failure.code() + "`");
        assertThat(row.matcher(document).find()).as(failure.code()).isTrue();
    }
}
