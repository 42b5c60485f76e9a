import Reports
import Scenarios
import Testing

@Suite("The data package")
struct DataPackageTests {
  @Test("It lists every column that the files have, in their order, with a meaning")
  func columns() async throws {
    let report = try await Made.report()
    let tables = runTables(of: report)
    let text = Made.text(DataPackage(of: tables, title: report.title))
    let resources = try #require(try JSON.read(text).object?["resources"]?.items)
    #expect(resources.count == tables.count)
    for (resource, table) in zip(resources, tables) {
      #expect(resource.object?["path"]?.text == table.fileName)
      let fields = try #require(resource.object?["schema"]?.object?["fields"]?.items)
      let header = Made.rows(Made.text(table))[0]
      #expect(fields.map { $0.object?["name"]?.text } == header)
      #expect(fields.allSatisfy { $0.object?["description"]?.text?.isEmpty == false })
      #expect(fields.allSatisfy { ["string", "number", "integer", "date"].contains($0.object?["type"]?.text) })
    }
  }
}
