@main
struct Main {
  static func main() async {
    let request: Request
    do {
      request = try Request.read(Array(CommandLine.arguments.dropFirst()))
    } catch {
      Machine.fail(error.lines.map { "benchmarks: \($0)" }.joined(separator: "\n"), status: Machine.badCommandLine)
    }
    if request.isHelp {
      Machine.show(Request.help)
      return
    }
    for benchmark in request.only {
      do {
        try await Measuring.run(benchmark) { figure in
          if request.isJSON { Machine.show(figure.json) } else { figure.lines.forEach(Machine.show) }
        }
      } catch {
        Machine.fail("benchmarks: \(benchmark.rawValue): \(error.reason)", status: error.status)
      }
    }
  }
}
