#!/usr/bin/env python3
"""Compare the ONNX models with the TFLite files they were made of.

The reference is the LiteRT interpreter on the CPU.  Every model runs on
uniform noise, on a smooth gradient and, if given, on a photo; then a batch of
three is compared with three single runs.

    python check_parity.py                        # npm pack
    python check_parity.py --packages DIR --image PHOTO

LiteRT has no kernel for Convolution2DTransposeBias, the custom operator near
the end of the selfie models.  Their reference therefore runs up to that
operator in LiteRT; the operator and the sigmoid after it are computed here in
numpy.

The last layers of the segmentation branch in the landmark models magnify
float32 rounding: LiteRT's own kernels differ from each other by as much as
ONNX Runtime differs from them.  The logits are therefore compared as what they
stand for, the probability of "person".
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

import flatbuffers
import numpy as np
import onnxruntime
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter
from PIL import Image

import convert

CUSTOM_OPERATOR = "Convolution2DTransposeBias"
RUNS = 30
# Largest accepted difference, as a share of the largest reference value
# (or of 1, if that is larger).
TOLERANCE = 1e-3
# The same for the probabilities that the segmentation logits stand for.
SEGMENTATION_TOLERANCE = 1e-2


class Reference:
    """The TFLite model in LiteRT, with named outputs like the ONNX model."""

    def __init__(self, source, data):
        self._source = source
        graph = convert.TfliteGraph(data)
        self._custom = None
        for operator in graph.operators:
            if operator.kind == CUSTOM_OPERATOR:
                activation, kernel, bias = operator.inputs
                self._custom = [
                    graph.constant(t).astype(np.float32)
                    for t in (kernel, bias)
                ]
                data = cut_before_custom_operator(data, activation)
        self._interpreter = Interpreter(model_content=data, num_threads=1)
        self._interpreter.allocate_tensors()

    def run(self, value):
        interpreter = self._interpreter
        (entrance,) = interpreter.get_input_details()
        interpreter.set_tensor(entrance["index"], value)
        interpreter.invoke()
        outputs = {
            detail["name"]: interpreter.get_tensor(detail["index"])
            for detail in interpreter.get_output_details()
        }
        if self._custom:
            (activation,) = outputs.values()
            return {"mask": sigmoid(upsample(activation, *self._custom))}
        return {
            self._source.outputs[name]: value
            for name, value in outputs.items()
        }


def cut_before_custom_operator(data, activation):
    """The model without its last two operators (custom operator, sigmoid)."""
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(data, 0))
    (graph,) = model.subgraphs
    del graph.operators[-2:]
    graph.outputs = [activation]
    model.signatureDefs = None
    builder = flatbuffers.Builder(len(data))
    builder.Finish(model.Pack(builder), file_identifier=b"TFL3")
    return bytes(builder.Output())


def upsample(activation, kernel, bias):
    """out[2y + i, 2x + j] = sum over c of in[y, x, c] * kernel[0, i, j, c]
    + bias."""
    batch, height, width, _ = activation.shape
    blocks = np.einsum("nyxc,ijc->nyixj", activation, kernel[0]) + bias
    return blocks.reshape(batch, 2 * height, 2 * width, 1)


def sigmoid(value):
    """The logistic function, in a form that cannot overflow."""
    return 0.5 + 0.5 * np.tanh(0.5 * value)


def test_inputs(source, shape, image):
    """Name -> NHWC tensor in the value range of the model."""
    height, width = shape
    low = -1 if source.name == "pose-detector" else 0
    noise = np.random.default_rng(0).random((height, width, 3))
    rows, columns = np.mgrid[0:height, 0:width] / [[[height]], [[width]]]
    pictures = {
        "noise": noise,
        "gradient": np.stack([rows, columns, rows * columns], axis=-1),
    }
    if image:
        with Image.open(image) as photo:
            photo = photo.convert("RGB").resize((width, height))
        pictures["photo"] = np.asarray(photo) / 255
    return {
        name: (low + picture * (1 - low)).astype(np.float32)[None]
        for name, picture in pictures.items()
    }


def open_session(source):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(
        convert.HERE / source.target, options,
        providers=["CPUExecutionProvider"],
    )


def run(session, value):
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, {"input": value})))


def median_milliseconds(session, value):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run(session, value)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e3


def compare(source, data, image):
    """Print the differences of one model; true if all are acceptable."""
    reference = Reference(source, data)
    session = open_session(source)
    (entrance,) = session.get_inputs()
    inputs = test_inputs(source, entrance.shape[1:3], image)
    good = True
    for label, value in inputs.items():
        references = reference.run(value)
        for name, actual in run(session, value).items():
            expected = references[name]
            tolerance = TOLERANCE
            if name == "segmentation":
                expected, actual = sigmoid(expected), sigmoid(actual)
                tolerance = SEGMENTATION_TOLERANCE
            difference = np.abs(actual - expected)
            scale = np.abs(expected).max()
            good &= difference.max() <= tolerance * max(1, scale)
            print(
                f"{source.name:20} {label:9} {name:13}"
                f" max {difference.max():.1e}"
                f"  median {np.median(difference):.1e}"
                f"  (largest value {scale:.3g})"
            )
    good &= compare_batch(source, session, [*inputs.values()])
    milliseconds = median_milliseconds(session, inputs["noise"])
    print(f"{source.name:20} one thread, median: {milliseconds:.1f} ms")
    return good


def compare_batch(source, session, values):
    values = [values[i % len(values)] for i in range(3)]
    batch = run(session, np.concatenate(values))
    singles = [run(session, value) for value in values]
    worst = max(
        np.abs(batch[name][i] - single[name][0]).max()
        for i, single in enumerate(singles) for name in batch
    )
    print(f"{source.name:20} batch of 3 against single runs: max {worst:.1e}")
    return worst <= TOLERANCE


def compare_all(packages, image):
    if packages is None:
        with tempfile.TemporaryDirectory() as directory:
            convert.npm_pack(directory)
            return compare_all(Path(directory), image)
    return [
        source.target for source in convert.SOURCES
        if not compare(source, convert.read_source(source, packages), image)
    ]


def main():
    parser = argparse.ArgumentParser(
        description="Compare the ONNX models with their TFLite sources."
    )
    parser.add_argument(
        "--packages", type=Path, metavar="DIR",
        help="directory with the npm archives (default: run npm pack)",
    )
    parser.add_argument(
        "--image", type=Path, metavar="PHOTO",
        help="also compare on this picture, stretched to the input size",
    )
    arguments = parser.parse_args()
    failed = compare_all(arguments.packages, arguments.image)
    for name in failed:
        print(f"{name}: differs from its TFLite source", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
