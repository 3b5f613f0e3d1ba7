// Package conformance runs generated clients against the server that
// Microsoft's own generators are tested with, autorest.testserver: prepare
// generates a package from each of the server's swagger files with the real
// command, and the tests call every operation through them.
//
// The scenarios are data, one file per swagger file in scenarios/; this file
// holds their form:
//
//	# comment
//	client {"subscriptionID":"x"}      constructor arguments for the scenarios below
//	client endpoint                    constructor argument "endpoint" is the server (default)
//
//	getArrayEmpty: array_getEmpty      key in the server's report: operationId
//	  in {"arrayBody":[]}              arguments by parameter name; members of options too
//	  want []                          what the decoded response body must be
//	  headers {"value":1}              decoded response headers
//	  ok                               success without a body
//	  pages [[{"x":1}],[]]             the items of each page
//	  fails 400 {"status":400}         *azcore.ResponseError, with this error body
//	  code NotFound                    and this error code
//	  fails decode                     the answer is no value of the type: an error, not a wrong value
//	  refused                          in refused/: a validating client fails before it sends anything
//	  fails poll                       an error of the poller that is no ResponseError
//
// Arguments are set on the Go fields and results read from them, never through
// the generated codec, so that a mistake in decoding cannot be undone by the
// same mistake in encoding. Members are named by their Go field; case does not
// count. "$type" names the concrete type of a union.
//
// A key counts when, within its own subtest, the server reported it and every
// assertion passed.
package conformance
