package io.bedloe.identity.policies.model;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A checked expression, which any number of threads can evaluate. */
public final class Expression {

  private static final Set<String> JUNCTIONS = Set.of("_&&_", "_||_");

  private final CelRuntime runtime;
  private final CelAbstractSyntaxTree tree;
  private final CelRuntime.Program program;
  private final Set<String> names;
  private final Map<Long, Expression> parts = new ConcurrentHashMap<>();
  private volatile @Nullable String text;

  Expression(CelRuntime runtime, CelAbstractSyntaxTree tree) throws CelEvaluationException {
    this.runtime = runtime;
    this.tree = tree;
    this.program = runtime.createProgram(tree);
    this.names =
        CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .filter(node -> node.getKind() == Kind.IDENT)
            .map(node -> node.expr().ident().name())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the attributes of the resource that the expression depends on. */
  public Set<String> attributes() {
    var attributes = new TreeSet<String>();
    for (var name : names) {
      var plain =
          name.startsWith(EvaluationContext.HAS)
              ? name.substring(EvaluationContext.HAS.length())
              : name;
      if (plain.startsWith(EvaluationContext.RESOURCE)) {
        attributes.add(plain.substring(EvaluationContext.RESOURCE.length()));
      }
    }
    return attributes;
  }

  /** Returns whether the expression has no result without the resource. */
  public boolean needsResource() {
    return names.stream()
        .anyMatch(
            name ->
                name.startsWith(EvaluationContext.RESOURCE)
                    || name.startsWith(EvaluationContext.HAS + EvaluationContext.RESOURCE));
  }

  /** Evaluates the expression; it never throws. */
  public Verdict evaluate(EvaluationContext context) {
    try {
      return program.eval(context) instanceof Boolean value
          ? Verdict.of(value)
          : Verdict.undetermined("the expression needs an attribute that is not known");
    } catch (CelEvaluationException | RuntimeException failure) {
      return Verdict.undetermined(String.valueOf(failure.getMessage()));
    }
  }

  /**
   * Returns the value of an expression that is not necessarily a condition; empty when it has none.
   */
  Optional<Object> value(EvaluationContext context) {
    try {
      var value = program.eval(context);
      return value instanceof CelUnknownSet ? Optional.empty() : Optional.of(value);
    } catch (CelEvaluationException | RuntimeException failure) {
      return Optional.empty();
    }
  }

  /** Returns the smallest part of the expression that determines its value. */
  public String decidingClause(EvaluationContext context) {
    return deciding(context).text();
  }

  private Expression deciding(EvaluationContext context) {
    var root = root();
    if (root.getKind() != Kind.CALL || !JUNCTIONS.contains(root.call().function())) {
      return this;
    }
    var whole = evaluate(context);
    boolean oneDecides = root.call().function().equals("_||_") ? whole.isTrue() : whole.isFalse();
    if (!oneDecides) {
      return this;
    }
    return root.call().args().stream()
        .map(this::part)
        .filter(part -> part.evaluate(context).equals(whole))
        .findFirst()
        .map(part -> part.deciding(context))
        .orElse(this);
  }

  CelExpr root() {
    return tree.getExpr();
  }

  CelAbstractSyntaxTree tree() {
    return tree;
  }

  /** Returns a part of the expression as an expression of its own. */
  Expression part(CelExpr node) {
    return parts.computeIfAbsent(node.id(), missing -> alone(node));
  }

  private Expression alone(CelExpr node) {
    try {
      return new Expression(
          runtime,
          CelAbstractSyntaxTree.newCheckedAst(
              node, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap()));
    } catch (CelEvaluationException impossible) {
      throw new IllegalStateException("a part of a checked expression is one too", impossible);
    }
  }

  /** Returns the expression in CEL syntax. */
  public String text() {
    var known = text;
    if (known == null) {
      known = CelUnparserFactory.newUnparser().unparse(tree);
      text = known;
    }
    return known;
  }
}
