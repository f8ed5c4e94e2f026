// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmark-yuma",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "mesocosm", path: "../..")],
  targets: [
    .executableTarget(
      name: "benchmark-yuma",
      dependencies: [.product(name: "MesoMechanisms", package: "mesocosm")])
  ]
)
