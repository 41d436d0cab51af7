package io.bedloe.platform.openapi;

import io.bedloe.kernel.Id;
import io.bedloe.platform.http.PathArguments;
import java.lang.reflect.Method;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Describes path parameters, whose type is that of the method's argument. */
final class PathParameters {

  private PathParameters() {}

  static void complete(Parameter parameter, Operation operation, Method method) {
    var type =
        PathArguments.type(method, parameter.getName())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        operation.getOperationId() + " reads no {" + parameter.getName() + "}"));
    var schema = Schemas.typed(SchemaType.STRING);
    if (Id.class.isAssignableFrom(type)) {
      parameter.setSchema(schema.format("uuid").addExample(Examples.ID));
      describe(parameter, "The id of the resource, as a list or a creation returns it.");
    } else {
      parameter.setSchema(schema.minLength(1).addExample(parameter.getName()));
      describe(parameter, "The name of the " + parameter.getName() + ".");
    }
  }

  private static void describe(Parameter parameter, String words) {
    if (parameter.getDescription() == null) {
      parameter.setDescription(words);
    }
  }
}
