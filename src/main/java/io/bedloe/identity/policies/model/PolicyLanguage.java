package io.bedloe.identity.policies.model;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import io.bedloe.identity.policies.model.InvalidExpression.Flaw;
import io.bedloe.kernel.IpAddress;
import io.bedloe.kernel.IpRange;
import io.bedloe.platform.security.AttributeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The language of policies: CEL with its standard functions, which have no side effects and no
 * access to the clock or to I/O, and {@code inNetwork}. Every name has a type, so that an unknown
 * or misused name is reported when a policy is saved.
 */
public final class PolicyLanguage {

  /** The maximum length of an expression, in characters; policies are meant to be short. */
  public static final int LONGEST = 2_000;

  /** The maximum number of nodes of the syntax tree. */
  static final int LARGEST = 300;

  /** The maximum depth of an expression. */
  static final int DEEPEST = 32;

  /**
   * The maximum number of steps of all(), exists(), map() and filter() in one evaluation; nested
   * steps are included.
   */
  static final int MOST_STEPS = 500;

  /**
   * The maximum number of instructions of a compiled regular expression; RE2 needs time linear in
   * this number and the text.
   */
  static final int LARGEST_REGEX = 500;

  private static final CelOptions BOUNDS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(DEEPEST)
          .comprehensionMaxIterations(MOST_STEPS)
          .maxRegexProgramSize(LARGEST_REGEX)
          .populateMacroCalls(true)
          .enableHeterogeneousNumericComparisons(true)
          .evaluateCanonicalTypesToNativeValues(true)
          .build();

  private final Map<String, CelType> names;
  private final Cel cel;

  /**
   * Creates a language with these names.
   *
   * @param attributes the attributes of resources, with their types
   * @param callerAttributes the attributes of the caller that features contribute, such as {@code
   *     customerId}
   */
  public PolicyLanguage(Map<String, AttributeType> attributes, Set<String> callerAttributes) {
    names = ExpressionNames.with(attributes, callerAttributes);
    var builder =
        CelFactory.standardCelBuilder()
            .setOptions(BOUNDS)
            .setResultType(SimpleType.BOOL)
            .setStandardMacros(
                CelStandardMacro.ALL,
                CelStandardMacro.EXISTS,
                CelStandardMacro.EXISTS_ONE,
                CelStandardMacro.MAP,
                CelStandardMacro.FILTER)
            .addMacros(CelMacro.newGlobalMacro("has", 1, PolicyLanguage::presence))
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "inNetwork",
                    CelOverloadDecl.newGlobalOverload(
                        "in_network", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)))
            .addFunctionBindings(
                CelFunctionBinding.from(
                    "in_network",
                    String.class,
                    String.class,
                    (address, cidr) -> IpRange.parse(cidr).contains(IpAddress.parse(address))));
    names.forEach(builder::addVar);
    cel = builder.build();
  }

  /**
   * Replaces {@code has(resource.customerId)}, which asks whether an attribute is known, by a name
   * of its own.
   */
  private static Optional<CelExpr> presence(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> arguments) {
    var select = arguments.get(0);
    if (select.getKind() == Kind.SELECT && select.select().operand().getKind() == Kind.IDENT) {
      return Optional.of(
          factory.newIdentifier(
              EvaluationContext.HAS
                  + select.select().operand().ident().name()
                  + "."
                  + select.select().field()));
    }
    return Optional.of(
        factory.reportError(
            CelIssue.formatError(
                factory.getSourceLocation(select), "has() needs exactly one attribute")));
  }

  /** Parses and checks an expression. */
  public Expression read(String text) throws InvalidExpression {
    var tree = checked(checked(text));
    refuseTooLarge(tree);
    refuseWrongLiterals(tree);
    try {
      return new Expression(cel, tree);
    } catch (CelEvaluationException failure) {
      throw new InvalidExpression(new Flaw("unusable", String.valueOf(failure.getMessage()), 1, 1));
    }
  }

  private CelAbstractSyntaxTree checked(String text) throws InvalidExpression {
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw new InvalidExpression(
          new Flaw("too-long", "longer than %d characters".formatted(LONGEST), 1, 1));
    }
    return checked(cel.parse(text), "syntax");
  }

  private CelAbstractSyntaxTree checked(CelAbstractSyntaxTree parsed) throws InvalidExpression {
    return checked(cel.check(parsed), "type");
  }

  private CelAbstractSyntaxTree checked(CelValidationResult result, String code)
      throws InvalidExpression {
    if (result.hasError()) {
      throw new InvalidExpression(
          result.getErrors().stream().map(issue -> flaw(issue, code)).toList());
    }
    try {
      return result.getAst();
    } catch (CelValidationException impossible) {
      throw new IllegalStateException("it has no errors", impossible);
    }
  }

  private Flaw flaw(CelIssue issue, String code) {
    var place = issue.getSourceLocation();
    int line = Math.max(1, place.getLine());
    int column = Math.max(0, place.getColumn()) + 1;
    var message = issue.getMessage();
    if (message.startsWith("undeclared reference")) {
      return new Flaw(
          "unknown-name",
          "%s; the attributes are %s"
              .formatted(message.replace(" (in container '')", ""), knownNames()),
          line,
          column);
    }
    return new Flaw(message.contains("recursion limit") ? "too-deep" : code, message, line, column);
  }

  private String knownNames() {
    return names.keySet().stream()
        .filter(name -> !name.startsWith(EvaluationContext.HAS))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private static void refuseTooLarge(CelAbstractSyntaxTree tree) throws InvalidExpression {
    long size = CelNavigableAst.fromAst(tree).getRoot().allNodes().count();
    if (size > LARGEST) {
      throw new InvalidExpression(
          new Flaw(
              "too-complex",
              "%d operations and operands; %d at most".formatted(size, LARGEST),
              1,
              1));
    }
  }

  /** A literal regular expression or IP range that is invalid would fail at every evaluation. */
  private void refuseWrongLiterals(CelAbstractSyntaxTree tree) throws InvalidExpression {
    var flaws = new ArrayList<Flaw>();
    CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == Kind.CALL)
        .map(CelNavigableExpr::expr)
        .forEach(call -> literalFlaw(tree, call).ifPresent(flaws::add));
    if (!flaws.isEmpty()) {
      throw new InvalidExpression(flaws);
    }
  }

  private Optional<Flaw> literalFlaw(CelAbstractSyntaxTree tree, CelExpr node) {
    var function = node.call().function();
    var arguments = node.call().args();
    if (arguments.isEmpty() || !(function.equals("matches") || function.equals("inNetwork"))) {
      return Optional.empty();
    }
    var last = arguments.get(arguments.size() - 1);
    if (last.getKind() != Kind.CONSTANT
        || last.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      return Optional.empty();
    }
    try {
      var literal = last.constant().stringValue();
      if (function.equals("inNetwork")) {
        IpRange.parse(literal);
      } else {
        var trial = "caller.name.matches(caller.id)";
        cel.createProgram(cel.compile(trial).getAst())
            .eval(name -> Optional.of(name.equals("caller.id") ? literal : ""));
      }
      return Optional.empty();
    } catch (IllegalArgumentException | CelEvaluationException | CelValidationException wrong) {
      return Optional.of(
          flawAt(
              tree,
              last,
              function.equals("inNetwork") ? "network" : "regex",
              String.valueOf(wrong.getMessage())));
    }
  }

  static Flaw flawAt(CelAbstractSyntaxTree tree, CelExpr node, String code, String message) {
    var source = tree.getSource();
    var offset = source.getPositionsMap().getOrDefault(node.id(), 0);
    var place = source.getOffsetLocation(offset);
    return new Flaw(
        code,
        message,
        place.map(found -> found.getLine()).orElse(1),
        place.map(found -> found.getColumn()).orElse(0) + 1);
  }
}
