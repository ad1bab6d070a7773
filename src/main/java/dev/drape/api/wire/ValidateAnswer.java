package dev.drape.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/** Body of {@code POST /validate}. Parts that were not sent are absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValidateAnswer(boolean accepted, Part customerImage, Part garmentImage) {

    /** One photo's verdict; {@code accepted} = nothing that would refuse a try-on. */
    @JsonInclude
    public record Part(boolean accepted, List<CustomerAnswer.Check> checks) {}
}
