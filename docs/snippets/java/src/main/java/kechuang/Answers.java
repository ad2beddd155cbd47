package kechuang;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.QueryConfig;
import org.neo4j.driver.RoutingControl;

/** Who answers for the tasks that name a platform? */
public final class Answers {
    private static final String STATEMENT =
            """
            MATCH (p:Entity {name: $name})<-[:ABOUT]-(m:Measure)<-[r:RESPONSIBLE_FOR]-(u:Entity)
            RETURN DISTINCT m.title AS measure, r.rank AS rank, u.name AS unit, r.role AS role
            ORDER BY measure, rank, unit, role
            """;

    private Answers() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var environment = System.getenv();
        var name = arguments.length > 0 ? arguments[0] : "云渚湖科创走廊";
        var auth = AuthTokens.basic(
                environment.getOrDefault("NEO4J_USERNAME", "neo4j"), environment.get("NEO4J_PASSWORD"));
        var reading = QueryConfig.builder()
                .withDatabase(environment.getOrDefault("NEO4J_DATABASE", "neo4j"))
                .withRouting(RoutingControl.READ)
                .build();
        try (var driver = GraphDatabase.driver(environment.get("NEO4J_URI"), auth)) {
            var answer = driver.executableQuery(STATEMENT)
                    .withParameters(Map.of("name", name))
                    .withConfig(reading)
                    .execute();
            for (var row : answer.records()) {
                out.println(String.join(
                        "\t", row.get("measure").asString(), row.get("unit").asString(), row.get("role").asString()));
            }
        }
    }
}
