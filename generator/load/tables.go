package load

// This file says which keys each object of Swagger 2.0 may have and of which
// type. Entries made with own are decoded by go-openapi/spec; the others are
// children or open values that callers read through the index.

// own makes a rule for a keyword that go-openapi/spec decodes.
func own(k kinds) rule { return rule{kinds: k, own: true} }

// listOf and mapOf make rules for containers of one kind of value.
func listOf(k kinds) rule { return rule{kinds: anArray, each: &rule{kinds: k}} }
func mapOf(k kinds) rule  { return rule{kinds: anObject, each: &rule{kinds: k}} }

func ownList(k kinds) rule { return rule{kinds: anArray, each: &rule{kinds: k}, own: true} }

func one(k kinds) rule       { return rule{kinds: k} }
func record(sh shape) rule   { return rule{kinds: anObject, fields: sh} }
func records(sh shape) *rule { return &rule{kinds: anObject, fields: sh} }

// merge joins tables; later ones win.
func merge(tables ...shape) shape {
	all := shape{}
	for _, t := range tables {
		for k, r := range t {
			all[k] = r
		}
	}
	return all
}

// limits are the validation keywords that schemas and parameters share.
var limits = shape{
	"maximum":          own(aNumber),
	"exclusiveMaximum": own(aBool),
	"minimum":          own(aNumber),
	"exclusiveMinimum": own(aBool),
	"maxLength":        own(aCount),
	"minLength":        own(aCount),
	"pattern":          own(aString),
	"maxItems":         own(aCount),
	"minItems":         own(aCount),
	"uniqueItems":      own(aBool),
	"multipleOf":       own(aNumber),
	"enum":             one(anArray),
}

var externalDocs = record(shape{"description": one(aString), "url": one(aString)})

var xmlObject = record(shape{
	"name": one(aString), "namespace": one(aString), "prefix": one(aString),
	"attribute": one(aBool), "wrapped": one(aBool),
})

var schemaShape = merge(limits, shape{
	"$ref":                 one(aString),
	"$schema":              one(aString),
	"id":                   own(aString),
	"title":                own(aString),
	"description":          own(aString),
	"type":                 {kinds: aString | anArray, each: &rule{kinds: aString}, own: true},
	"format":               own(aString),
	"default":              one(anything),
	"example":              one(anything),
	"maxProperties":        own(aCount),
	"minProperties":        own(aCount),
	"required":             ownList(aString),
	"items":                one(anObject),
	"allOf":                listOf(anObject),
	"oneOf":                listOf(anObject),
	"anyOf":                listOf(anObject),
	"not":                  one(anObject),
	"properties":           mapOf(anObject),
	"additionalProperties": one(aBool | anObject),
	"discriminator":        own(aString),
	"readOnly":             own(aBool),
	"xml":                  xmlObject,
	"externalDocs":         externalDocs,
	"definitions":          mapOf(anObject),
	"collectionFormat":     one(aString), // items of a parameter are read as schemas too
})

// itemsShape is the schema-like part of a parameter that is not in the body,
// of its items, and of a response header.
var itemsShape = merge(limits, shape{
	"$ref":             one(aString),
	"type":             own(aString),
	"format":           own(aString),
	"description":      own(aString),
	"items":            one(anObject),
	"collectionFormat": one(aString),
	"default":          one(anything),
	"example":          one(anything),
})

var parameterShape = merge(itemsShape, shape{
	"name":             own(aString),
	"in":               own(aString),
	"required":         own(aBool),
	"schema":           one(anObject),
	"allowEmptyValue":  own(aBool),
	"collectionFormat": own(aString),
	"readOnly":         one(aBool),
	"title":            one(aString),
})

var operationShape = shape{
	"operationId":  own(aString),
	"summary":      own(aString),
	"description":  own(aString),
	"tags":         ownList(aString),
	"consumes":     ownList(aString),
	"produces":     ownList(aString),
	"schemes":      ownList(aString),
	"deprecated":   own(aBool),
	"externalDocs": externalDocs,
	"security":     {kinds: anArray, each: &rule{kinds: anObject, each: &rule{kinds: anArray, each: &rule{kinds: aString}}}},
	"parameters":   listOf(anObject),
	"responses":    {kinds: anObject, each: &rule{kinds: anObject}, extensible: true},
}

var responseShape = shape{
	"$ref":        one(aString),
	"description": own(aString),
	"schema":      one(anObject),
	"headers":     mapOf(anObject),
	"examples":    one(anObject),
}

var pathItemShape = shape{
	"$ref":       one(aString),
	"get":        one(anObject),
	"put":        one(anObject),
	"post":       one(anObject),
	"delete":     one(anObject),
	"options":    one(anObject),
	"head":       one(anObject),
	"patch":      one(anObject),
	"parameters": listOf(anObject),
}

// rootShape is a whole document; what is own is its shell.
var rootShape = shape{
	"swagger":             own(aString),
	"info":                {kinds: anObject, fields: infoShape, own: true},
	"host":                own(aString),
	"basePath":            own(aString),
	"schemes":             ownList(aString),
	"consumes":            ownList(aString),
	"produces":            ownList(aString),
	"securityDefinitions": {kinds: anObject, each: records(securityShape), own: true},
	"security":            {kinds: anArray, each: &rule{kinds: anObject, each: &rule{kinds: anArray, each: &rule{kinds: aString}}}, own: true},
	"tags":                {kinds: anArray, each: records(shape{"name": one(aString), "description": one(aString), "externalDocs": externalDocs}), own: true},
	"externalDocs":        {kinds: anObject, fields: externalDocs.fields, own: true},
	"paths":               mapOf(anything),
	"definitions":         mapOf(anObject),
	"parameters":          mapOf(anObject),
	"responses":           mapOf(anObject),
}

var infoShape = shape{
	"title":          one(aString),
	"version":        one(aString),
	"description":    one(aString),
	"termsOfService": one(aString),
	"contact":        record(shape{"name": one(aString), "url": one(aString), "email": one(aString)}),
	"license":        record(shape{"name": one(aString), "url": one(aString)}),
}

var securityShape = shape{
	"type": one(aString), "description": one(aString), "name": one(aString), "in": one(aString),
	"flow": one(aString), "authorizationUrl": one(aString), "tokenUrl": one(aString), "scopes": mapOf(aString),
}

// extensions are the vendor extensions whose type we rely on. Any other
// extension may hold anything.
var extensions = shape{
	"x-ms-paths":                  mapOf(anObject),
	"x-ms-examples":               mapOf(anObject),
	"x-ms-client-name":            one(aString),
	"x-ms-client-flatten":         one(aBool),
	"x-ms-client-default":         one(anything),
	"x-ms-enum":                   {kinds: anObject, fields: enumShape},
	"x-nullable":                  one(aBool),
	"x-ms-mutability":             listOf(aString),
	"x-ms-secret":                 one(aBool),
	"x-ms-discriminator-value":    one(aString),
	"x-ms-azure-resource":         one(aBool),
	"x-ms-external":               one(aBool),
	"x-ms-identifiers":            listOf(aString),
	"x-ms-arm-id-details":         record(shape{"allowedResources": {kinds: anArray, each: records(shape{"type": one(aString), "scopes": listOf(aString)})}}),
	"x-ms-parameter-location":     one(aString),
	"x-ms-parameter-grouping":     record(shape{"name": one(aString), "postfix": one(aString)}),
	"x-ms-skip-url-encoding":      one(aBool),
	"x-ms-api-version":            one(aBool),
	"x-ms-odata":                  one(aString),
	"x-ms-long-running-operation": one(aBool),
	"x-ms-long-running-operation-options": record(shape{
		"final-state-via": one(aString), "final-state-schema": one(aString),
	}),
	"x-ms-pageable": record(shape{
		"nextLinkName": one(aString | aNull), "itemName": one(aString | aNull), "operationName": one(aString | aNull),
	}),
	"x-ms-error-response":           one(aBool),
	"x-ms-header-collection-prefix": one(aString),
	"x-ms-parameterized-host": record(shape{
		"hostTemplate": one(aString), "useSchemePrefix": one(aBool), "positionInOperation": one(aString),
		"parameters": listOf(anObject),
	}),
}

var enumShape = shape{
	"name":          one(aString),
	"modelAsString": one(aBool),
	"values": {kinds: anArray, each: records(shape{
		"value": one(anything), "name": one(aString), "description": one(aString),
	})},
}

// simpleShape reads a parameter as a schema: the keys that belong to the
// parameter are known, but not the schema's.
var simpleShape = merge(itemsShape, shape{
	"name": one(anything), "in": one(anything), "required": one(anything), "schema": one(anything),
	"allowEmptyValue": one(anything), "readOnly": one(anything), "title": one(anything),
})
