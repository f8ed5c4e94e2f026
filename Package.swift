// swift-tools-version: 6.2
import PackageDescription

// Set MESOCOSM_CPU=native (the scripts do where the processor has AVX2), x86-64-v3 or x86-64-v4 to
// compile the engine's column loops for AVX2 or AVX-512. Results have the same bytes either way.
let processor = Context.environment["MESOCOSM_CPU"].flatMap { $0.isEmpty ? nil : $0 }
// Compilers prefer half the width of AVX-512 for programs that use it now and then; the engine's loops
// use all of it.
let wholeWidth = ["-target-feature", "-prefer-256-bit"].flatMap { ["-Xcc", "-Xclang", "-Xcc", $0] }
let processorFlags: [SwiftSetting] =
  processor.map { [.unsafeFlags(["-Xcc", "-march=\($0)"] + wholeWidth)] } ?? []

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The engine is compiled with optimisation in debug builds too: unoptimised column loops are
/// hundreds of times slower and would make the tests useless as a habit.
let engine: [SwiftSetting] =
  strict + processorFlags + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The plugin that builds the documentation, only where scripts/docs asks for it: nothing else
/// should have to fetch it.
let documentation: [Package.Dependency] =
  Context.environment["MESOCOSM_DOCS"] == "1"
  ? [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0")] : []

let package = Package(
  name: "mesocosm",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "mesocosm", targets: ["mesocosm"]),
    .library(name: "MesoPrimitives", targets: ["MesoPrimitives"]),
    .library(name: "MesoModel", targets: ["MesoModel"]),
    .library(name: "MesoMechanisms", targets: ["MesoMechanisms"]),
    .library(name: "MesoScenario", targets: ["MesoScenario"]),
    .library(name: "MesoExperiment", targets: ["MesoExperiment"]),
    .library(name: "MesoReport", targets: ["MesoReport"]),
    .library(name: "MesoTestSupport", targets: ["MesoTestSupport"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ] + documentation,
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CMuParser", pkgConfig: "muparser",
      providers: [.apt(["libmuparser-dev"]), .brew(["muparser"])]),
    .systemLibrary(name: "CIntrinsics"),
    .target(
      name: "MesoPrimitives", dependencies: ["CGSL", "CMuParser", "CIntrinsics"],
      swiftSettings: engine),
    .target(
      name: "MesoModel", dependencies: ["MesoPrimitives", "CIntrinsics"], swiftSettings: engine),
    .target(
      name: "MesoMechanisms", dependencies: ["MesoModel", "MesoPrimitives"],
      swiftSettings: engine),
    .target(
      name: "MesoStrategies", dependencies: ["MesoModel", "MesoPrimitives"],
      swiftSettings: engine),
    .target(
      name: "MesoMetrics", dependencies: ["MesoModel", "MesoPrimitives"], swiftSettings: engine),
    .target(
      name: "MesoScenario",
      dependencies: [
        "MesoModel", "MesoMechanisms", "MesoStrategies", "MesoMetrics", "MesoPrimitives",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "MesoExperiment",
      dependencies: [
        "MesoScenario", "MesoModel", "MesoMechanisms", "MesoMetrics", "MesoPrimitives", "CSQLite",
      ],
      swiftSettings: strict),
    .target(
      name: "MesoReport",
      dependencies: [
        "MesoExperiment", "MesoScenario", "MesoMechanisms", "MesoModel", "MesoPrimitives",
      ],
      swiftSettings: strict),
    .target(
      name: "MesoTestSupport",
      dependencies: ["MesoScenario", "MesoExperiment", "MesoModel", "MesoPrimitives"],
      swiftSettings: strict),
    .executableTarget(
      name: "mesocosm",
      dependencies: [
        "MesoReport", "MesoExperiment", "MesoScenario", "MesoMetrics", "MesoMechanisms",
        "MesoModel", "MesoPrimitives", "CIntrinsics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MesoPrimitivesTests",
      dependencies: ["MesoPrimitives", "MesoTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MesoExperimentTests",
      dependencies: [
        "MesoExperiment", "MesoScenario", "MesoMetrics", "MesoModel", "MesoPrimitives",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "MesoReportTests",
      dependencies: [
        "MesoReport", "MesoExperiment", "MesoScenario", "MesoModel", "MesoPrimitives",
      ],
      exclude: ["Fixtures", "Golden"], swiftSettings: strict),
    .testTarget(
      name: "mesocosmTests",
      dependencies: ["mesocosm", "MesoScenario", "MesoModel"], swiftSettings: strict),
    .testTarget(
      name: "MesoScenarioTests",
      dependencies: [
        "MesoScenario", "MesoMechanisms", "MesoMetrics", "MesoModel", "MesoPrimitives",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MesoMechanismsTests",
      dependencies: [
        "MesoMechanisms", "MesoScenario", "MesoModel", "MesoPrimitives", "MesoTestSupport",
      ],
      exclude: ["Fixtures", "Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "MesoStrategiesTests",
      dependencies: ["MesoStrategies", "MesoModel", "MesoPrimitives", "MesoTestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "MesoMetricsTests",
      dependencies: [
        "MesoMetrics", "MesoMechanisms", "MesoStrategies", "MesoModel", "MesoPrimitives",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MesoModelTests",
      dependencies: [
        "MesoModel", "MesoScenario", "MesoMetrics", "MesoTestSupport", "MesoPrimitives",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "mesocosm", "MesoReport", "MesoScenario", "MesoMechanisms", "MesoMetrics", "MesoModel",
      ],
      swiftSettings: strict),
  ]
)
