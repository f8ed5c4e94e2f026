// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "outside-package",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "mesocosm", path: "../../..")
  ],
  targets: [
    .target(
      name: "SquareRoot",
      dependencies: [
        .product(name: "MesoModel", package: "mesocosm"),
        .product(name: "MesoPrimitives", package: "mesocosm"),
      ]),
    .executableTarget(
      name: "square-root",
      dependencies: [
        "SquareRoot",
        .product(name: "MesoExperiment", package: "mesocosm"),
        .product(name: "MesoTestSupport", package: "mesocosm"),
      ]),
    .executableTarget(
      name: "outside-benchmark",
      dependencies: [
        "SquareRoot",
        .product(name: "MesoExperiment", package: "mesocosm"),
        .product(name: "MesoModel", package: "mesocosm"),
        .product(name: "MesoScenario", package: "mesocosm"),
      ]),
  ]
)
