/// What this program calls itself.
public enum Mesocosm {
  /// The version of the program, which every manifest names.
  public static let version = "0.1.0"
}
