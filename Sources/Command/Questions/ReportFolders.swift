import Reports
import Scenarios

/// Reads folders of results, as pages are made of them.
struct ReportFolders {
  /// The files that pages are drawn from; others are not read.
  private static let drawn: Set<String> = [
    "summary.csv", "replications.csv", "series.csv", "payback.csv", "hour-of-week.csv", "arms.csv", "gates.csv",
    "cases.csv", "events.csv", "inputs.csv", "comparison.csv", "sizing.csv", "stress.csv", "scenario.resolved.json",
  ]

  let files: Files

  /// A folder that an earlier command wrote; its files are held against the manifest unless that is not wanted.
  func read(_ path: String, checksDigests: Bool) throws(Failure) -> ResultFolder {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try files.read("\(path)/manifest.json")
    } catch {
      guard case .missing = error else { throw Failure(error) }
      throw Failure(.noManifest(path))
    }
    return try read(path, manifest: bytes, checksDigests: checksDigests)
  }

  /// A folder with a manifest that may not have been written yet.
  func read(_ path: String, manifest bytes: [UInt8], checksDigests: Bool) throws(Failure) -> ResultFolder {
    do throws(ResultProblem) {
      let manifest = try ResultFolder.manifest(bytes, in: path)
      var contents: [String: [UInt8]] = [:]
      for file in ResultFolder.listed(in: manifest) where Self.drawn.contains(file.path) {
        contents[file.path] = try content(of: file, in: path, checksDigests: checksDigests)
      }
      return try ResultFolder(path: path, manifest: manifest, files: contents)
    } catch {
      throw Failure(error)
    }
  }

  private func content(
    of file: FileDigest, in folder: String, checksDigests: Bool
  ) throws(ResultProblem) -> [UInt8] {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try files.read("\(folder)/\(file.path)", limit: Files.dataLimit)
    } catch {
      throw .unreadable(error.description)
    }
    guard checksDigests else { return bytes }
    let found = SHA256.hexadecimal(of: bytes)
    guard found == file.digest else {
      throw .digest("\(folder)/\(file.path)", listed: file.digest, found: found)
    }
    return bytes
  }
}

extension Failure {
  /// What a folder of results lacks, for the user.
  init(_ problem: ResultProblem) {
    let status: ExitStatus =
      switch problem {
      case .noManifest, .unreadable: .unreadableFile
      case .manifest, .format, .column, .value, .row, .digest: .invalidInput
      }
    self.init(status, problem.message)
  }
}

extension ReportPage {
  /// The page as a file.
  var file: [UInt8] { html { SHA256.hexadecimal(of: $0) } }
}

extension ResultFiles {
  /// Draws the page of what has been written so far, from the files and the manifest as it would be without it.
  ///
  /// `report FOLDER` gives the same bytes later, since both read what the files hold.
  func writePage(manifest: some Output) throws(Failure) -> FileDigest {
    var text = ""
    manifest.write { text += $0 }
    let read = try ReportFolders(files: files).read(folder, manifest: Array(text.utf8), checksDigests: false)
    let page: ReportPage
    do throws(ResultProblem) { page = try ReportPage([read]) } catch { throw Failure(error) }
    let bytes = page.file
    do throws(FileProblem) { try files.write(bytes, to: "\(folder)/\(reportFileName)") } catch { throw Failure(error) }
    return FileDigest(path: reportFileName, digest: SHA256.hexadecimal(of: bytes))
  }
}

/// What a page is called in its folder.
let reportFileName = "report.html"
