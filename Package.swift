// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// `squareRoot()` is a call into the C library's mathematics where nothing is optimised.
let squareRoot: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

/// Tests are compiled again after every change of what they test, and compute little themselves: what is computed lies in
/// the modules, which are optimised all the same. They are in no product, so no user of the library meets the flag.
let quickToCompile: [SwiftSetting] = strict + [.unsafeFlags(["-Onone"])]

/// The test targets that are compiled: those that the environment names, in a quick loop, or all.
let chosenTests = Context.environment["CLOSEDLOOP_TESTS"].map { names in names.split(separator: ",").map(String.init) }

func isWanted(_ target: Target) -> Bool {
  target.type != .test || chosenTests?.contains(target.name) ?? true
}

func module(_ name: String, imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict, linkerSettings: squareRoot)
}

func tests(of name: String, imports: [Target.Dependency] = []) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: [.byName(name: name)] + imports, swiftSettings: quickToCompile)
}

let package = Package(
  name: "closedloop",
  products: [
    .executable(name: "closedloop", targets: ["Command"]),
    .executable(name: "benchmarks", targets: ["Benchmarks"]),
    .library(name: "ClosedLoop", targets: ["ClosedLoop", "EventKernel", "PortableMath"]),
    .library(name: "Experiments", targets: ["Experiments"]),
    .library(name: "QueueingTheory", targets: ["QueueingTheory"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "Scenarios", targets: ["Scenarios"]),
    .library(name: "Statistics", targets: ["Statistics"]),
  ],
  targets: [
    module("PortableMath"),
    module("EventKernel", imports: ["PortableMath"]),
    module("ClosedLoop", imports: ["EventKernel", "PortableMath"]),
    module("PlanImage", imports: ["ClosedLoop", "EventKernel"]),
    module("QueueingTheory", imports: ["PortableMath"]),
    module("Statistics", imports: ["PortableMath"]),
    module("Figures"),
    module("Scenarios", imports: ["ClosedLoop", "EventKernel", "PortableMath"]),
    module("Experiments", imports: ["ClosedLoop", "EventKernel", "PortableMath", "QueueingTheory", "Statistics"]),
    module(
      "Oracles",
      imports: ["ClosedLoop", "EventKernel", "PortableMath", "QueueingTheory", "Scenarios", "Statistics"]),
    module("Reports", imports: ["ClosedLoop", "EventKernel", "Experiments", "Figures", "Scenarios", "Statistics"]),
    module("Arguments"),
    .executableTarget(
      name: "Command",
      dependencies: [
        "Arguments", "ClosedLoop", "EventKernel", "Experiments", "Figures", "Oracles", "PlanImage", "Reports",
        "Scenarios", "Statistics",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Arguments", "ClosedLoop", "EventKernel", "Experiments", "PortableMath", "QueueingTheory", "Scenarios",
        "Statistics",
      ],
      swiftSettings: strict, linkerSettings: squareRoot),
    tests(of: "PortableMath"),
    tests(of: "EventKernel", imports: ["PortableMath"]),
    tests(of: "ClosedLoop", imports: ["EventKernel", "PortableMath"]),
    tests(of: "PlanImage", imports: ["ClosedLoop", "EventKernel", "Scenarios"]),
    tests(of: "QueueingTheory"),
    tests(of: "Statistics", imports: ["EventKernel", "PortableMath"]),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures"], exclude: ["Goldens"], swiftSettings: quickToCompile),
    tests(of: "Scenarios", imports: ["ClosedLoop", "EventKernel"]),
    tests(
      of: "Experiments", imports: ["ClosedLoop", "EventKernel", "QueueingTheory", "Scenarios", "Statistics"]),
    tests(of: "Oracles", imports: ["QueueingTheory", "Statistics"]),
    tests(of: "Reports", imports: ["ClosedLoop", "EventKernel", "Experiments", "Figures", "Scenarios", "Statistics"]),
    tests(of: "Arguments"),
    .testTarget(
      name: "TheoryTests",
      dependencies: [
        "ClosedLoop", "EventKernel", "Experiments", "Oracles", "PortableMath", "QueueingTheory", "Scenarios",
        "Statistics",
      ],
      swiftSettings: quickToCompile),
    .testTarget(name: "BenchmarksTests", dependencies: ["Benchmarks", "EventKernel"], swiftSettings: quickToCompile),
    .testTarget(
      name: "ReferenceTests",
      dependencies: ["ClosedLoop", "EventKernel", "Experiments", "PortableMath", "Scenarios", "Statistics"],
      swiftSettings: quickToCompile),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "Arguments", "ClosedLoop", "Command", "EventKernel", "Experiments", "PlanImage", "Reports", "Scenarios",
      ], exclude: ["Corpus"], swiftSettings: quickToCompile),
    .testTarget(name: "CommandTests", dependencies: ["Arguments", "Command"], swiftSettings: quickToCompile),
  ].filter(isWanted),
  swiftLanguageModes: [.v6]
)
