// JSON values as pages show them: with the order of members, and with identity,
// because a schema that reaches itself is printed as a cycle.

package ir

// Value is a JSON value: *Object, *Array, Text, Number, Truth or Null.
type Value interface{ isValue() }

// Object is a JSON object. Two objects are the same when their pointers are.
type Object struct{ Members []Member }

// Member is one member of an Object.
type Member struct {
	Key   string
	Value Value
}

// Array is a JSON array. Two arrays are the same when their pointers are.
type Array struct{ Items []Value }

// Text is a JSON string, decoded.
type Text string

// Number is a JSON number as the double that JavaScript reads.
type Number float64

// Truth is true or false.
type Truth bool

// Null is null.
type Null struct{}

func (*Object) isValue() {}
func (*Array) isValue()  {}
func (Text) isValue()    {}
func (Number) isValue()  {}
func (Truth) isValue()    {}
func (Null) isValue()    {}

// Get is the value of a member, nil when there is none.
func (o *Object) Get(key string) Value {
	if o == nil {
		return nil
	}
	for _, m := range o.Members {
		if m.Key == key {
			return m.Value
		}
	}
	return nil
}

// Object is the member as an object, nil when it is none.
func (o *Object) Object(key string) *Object {
	v, _ := o.Get(key).(*Object)
	return v
}

// Text is the member as a string, "" when it is none.
func (o *Object) Text(key string) string {
	v, _ := o.Get(key).(Text)
	return string(v)
}

// Truthy follows JavaScript: present and not null, false, 0 or "".
func Truthy(v Value) bool {
	switch v := v.(type) {
	case nil, Null:
		return false
	case Truth:
		return bool(v)
	case Number:
		return v != 0 && v == v
	case Text:
		return v != ""
	}
	return true
}
