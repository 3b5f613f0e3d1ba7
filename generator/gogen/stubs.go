// Writers to come.

package gogen

func writeModels(p *pkg) *file   { return nil }
func writeEnums(p *pkg) *file    { return nil }
func writeCodec(p *pkg) *file    { return nil }
func writeValidate(p *pkg) *file { return nil }
