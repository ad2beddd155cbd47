"""What a statement may call: functions and procedures that only read, by their names in lower case."""

from __future__ import annotations

_FUNCTIONS = """
avg collect count max min percentilecont percentiledisc stdev stdevp sum
collect_list percentile_cont percentile_disc stdev_pop stdev_samp
coalesce elementid endnode head id isempty last length nullif properties randomuuid size startnode timestamp
toboolean tobooleanornull tobooleanlist tofloat tofloatornull tofloatlist tointeger tointegerornull tointegerlist
tostring tostringornull tostringlist type valuetype exists char_length character_length
keys labels nodes relationships reverse tail range cardinality path_length property_exists
abs ceil ceiling floor isnan rand round sign e exp ln log log10 sqrt
acos asin atan atan2 cos cosh cot coth degrees haversin pi radians sin sinh tan tanh
btrim left lower ltrim normalize replace right rtrim split substring tolower toupper trim upper
string.indexof string.join string.regexreplace
date date.truncate date.realtime date.statement date.transaction
datetime datetime.truncate datetime.realtime datetime.statement datetime.transaction
datetime.fromepoch datetime.fromepochmillis
localdatetime localdatetime.truncate localdatetime.realtime localdatetime.statement localdatetime.transaction
localtime localtime.truncate localtime.realtime localtime.statement localtime.transaction
time time.truncate time.realtime time.statement time.transaction
local_datetime local_time zoned_datetime zoned_time duration_between
duration duration.between duration.inmonths duration.indays duration.inseconds
point point.distance point.withinbbox
coll.distinct coll.flatten coll.indexof coll.insert coll.max coll.min coll.remove coll.sort
format
uuid uuid.leastsignificantbits uuid.mostsignificantbits
vector vector_dimension_count vector_distance vector_norm vector.similarity.cosine vector.similarity.euclidean
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
_PROCEDURES = """
db.labels db.relationshiptypes db.propertykeys
db.schema.visualization db.schema.nodetypeproperties db.schema.reltypeproperties
db.index.fulltext.querynodes db.index.fulltext.queryrelationships db.index.fulltext.listavailableanalyzers
db.index.vector.querynodes db.index.vector.queryrelationships
"""
PROCEDURES = frozenset(_PROCEDURES.split())
# What begins a clause that is none of ours, by the rule that refuses it.
_WRITES = "CREATE MERGE SET DELETE DETACH NODETACH REMOVE FOREACH INSERT DROP ALTER RENAME"
_ADMIN = "SHOW TERMINATE GRANT DENY REVOKE START STOP ENABLE DISABLE REALLOCATE DEALLOCATE DRYRUN BEGIN COMMIT ROLLBACK"
REFUSED = {
    **dict.fromkeys(_WRITES.split(), "write"),
    **dict.fromkeys(_ADMIN.split(), "admin"),
    **{"LOAD": "load", "USE": "graph", "EXPLAIN": "plan", "PROFILE": "plan", "CYPHER": "option", "USING": "periodic"},
}
