import { describe, expect, it } from "vitest";
import { checkTrees, coverageFindings, parseTree, treeFindings } from "./check-trees.ts";

const tree = `Bank_Open
├── when the caller is a stranger
│   └── it should revert
├── given the account exists
│   └── it should revert
└── when the list is valid
    ├── given an account is a pool
    │   └── it should open it
    └── given an account is ordinary
        ├── it should open it
        └── it should emit Opened
`;

const source = `
contract Bank_Open is BaseTest {
    function setUp() public override {}
    function test_RevertWhen_TheCallerIsAStranger() external {}
    function test_RevertGiven_TheAccountExists() external {}
    function test_GivenAnAccountIsAPool() external {}
    function test_GivenAnAccountIsOrdinary()
        external {}
    // function test_WhenNobodyLooks() external {}
}
`;

describe("parseTree", () => {
  it("names a test for each condition that has outcomes", () => {
    expect(parseTree(tree)).toEqual({
      contract: "Bank_Open",
      tests: [
        "test_RevertWhen_TheCallerIsAStranger",
        "test_RevertGiven_TheAccountExists",
        "test_GivenAnAccountIsAPool",
        "test_GivenAnAccountIsOrdinary",
      ],
    });
  });

  it.each([
    ["a wrong branch", tree.replace("└── when the list", "├── when the list"), "is not drawn right"],
    [
      "a line at the wrong depth",
      tree.replace("    ├── given an account is a pool", "├── given it"),
      "not drawn right",
    ],
    [
      "a condition without an outcome",
      tree.replace("│   └── it should revert\n", ""),
      "has no outcome below",
    ],
    ["a condition that is none", tree.replace("given the account exists", "if it exists"), 'is not "given"'],
    ["a condition with signs", tree.replace("a stranger", "no-one"), "plain words"],
    ["a condition twice", tree.replace("is a pool", "is ordinary"), "twice"],
    [
      "outcomes among conditions",
      tree.replace("given an account is a pool\n    │   └── it should open it", "it should open"),
      "mixes",
    ],
  ])("rejects %s", (_, text, message) => {
    expect(() => parseTree(text)).toThrow(message);
  });
});

describe("treeFindings", () => {
  it("finds nothing where tree and tests agree", () => {
    expect(treeFindings("unit/Bank/open", tree, source)).toEqual([]);
  });

  it("finds what only the tree or only the tests have", () => {
    const renamed = source.replace("IsAPool", "IsASea").replace("contract Bank_Open", "contract Bank_Close");
    expect(treeFindings("unit/Bank/open", tree, renamed)).toEqual([
      "unit/Bank/open.t.sol has no contract Bank_Open",
      "unit/Bank/open.t.sol has no test_GivenAnAccountIsAPool, which the tree asks for",
      "unit/Bank/open.tree does not ask for test_GivenAnAccountIsASea",
    ]);
  });

  it("tells a revert from a success", () => {
    const succeeding = source.replace("RevertGiven_TheAccount", "GivenTheAccount");
    expect(treeFindings("unit/Bank/open", tree, succeeding)).toHaveLength(2);
  });

  it("says which tree cannot be read", () => {
    expect(treeFindings("unit/Bank/open", "Bank_Open\n└── when called\n", source)).toEqual([
      'unit/Bank/open.tree has no outcome below "when called"',
    ]);
  });
});

it("finds functions that change state and have no tree", () => {
  const contract = `interface IBank {
    event Opened(bytes32 id);
    /// function told() external;
    function open(
        Account[] calldata accounts
    ) external;
    function close(bytes32 id) external returns (bool);
    function balance(bytes32 id)
        external
        view
        returns (uint256);
  }`;
  const stems = new Set(["contracts/test/unit/Bank/open"]);
  expect(coverageFindings("contracts/money/IBank.sol", contract, stems)).toEqual([
    "contracts/test/unit/Bank/close.tree is missing",
  ]);
});

it("finds nothing in the repository", async () => {
  expect(await checkTrees()).toEqual([]);
});
