package dev.drape.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;

/** An RFC 9457 problem: body of every answer that is not a success. Absent members are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String check,
        Double measured,
        String limit,
        String hint,
        String part,
        String requestId) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
