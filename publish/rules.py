"""The catalogue of everything that is checked.

B stands for the book's file, M for the manuscript, P for pages, C for the cover, E for the EPUB,
I for imports, W for writing, X for finished editions and releases.
Codes never change meaning and are never used again. The handbook's list of errors is made from here.
"""

from __future__ import annotations

from publish.problems import Rule, Severity

ERROR, WARNING, NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE

# --- the book's file ---------------------------------------------------------------------------
BAD_TOML = Rule(
    "B001",
    ERROR,
    "the book's file is not TOML",
    "Nothing in the file can be trusted when its syntax is broken.",
    "Mend the line that is named; a text value needs quotation marks, a list needs square brackets.",
)
UNKNOWN_KEY = Rule(
    "B002",
    ERROR,
    "a key that publish does not know",
    "A mistyped key would silently do nothing.",
    "Correct the spelling; the chapter on the book's file lists every key.",
)
BAD_VALUE = Rule(
    "B003",
    ERROR,
    "a value that does not fit its key",
    "A page size, a date or a list that cannot be understood would give another book than you meant.",
    "Write the value in the form that the message names.",
)
BAD_ISBN = Rule(
    "B004",
    ERROR,
    "an ISBN whose check digit is wrong",
    "Shops and libraries refuse a book whose ISBN does not add up.",
    "Compare the thirteen digits with the ones that your ISBN agency gave you.",
)
MISSING_CHAPTER = Rule(
    "B005",
    ERROR,
    "a listed file that is not there",
    "A typing error in the list would drop a chapter from the book.",
    "Correct the name in the list, or create the file.",
    soft=True,
)
NO_CHAPTERS = Rule(
    "B006",
    ERROR,
    "a book without chapters",
    "There is nothing to make an edition from.",
    "Put a Markdown file into the folder, or name the files under [contents].",
)
LISTED_TWICE = Rule(
    "B007",
    ERROR,
    "a file that is listed twice",
    "The same text would stand in the book twice, and links to it would have two targets.",
    "Remove one of the two lines.",
    soft=True,
)
OUTSIDE_BOOK = Rule(
    "B008",
    ERROR,
    "a path that leaves the book's folder",
    "A book is built from its own folder only, so that it builds the same everywhere.",
    "Copy the file into the manuscript folder and name it there.",
    soft=True,
)
NO_DATE = Rule(
    "B009",
    NOTICE,
    "no date is known",
    "The editions need a date, and the clock would make each build differ.",
    "Set date in the book's file, or keep the book in git.",
)
MISSING_FILE = Rule(
    "B010",
    ERROR,
    "a style or cover that is not there",
    "The edition would silently look different from what you planned.",
    "Correct the path: a cover is read from the manuscript folder, a style from the book's folder.",
    soft=True,
)
NO_COVER_TEXT = Rule(
    "B011",
    WARNING,
    "a cover without alternative text",
    "Readers who cannot see the cover are told nothing about it.",
    "Set alt beside the cover's image.",
)
BAD_LANGUAGE = Rule(
    "B012",
    ERROR,
    "a language tag that is not one",
    "Reading systems choose voice, hyphenation and quotation marks by the tag.",
    "Use a tag such as en, en-GB, fr or pt-BR.",
)
NO_BOOK = Rule(
    "B013",
    ERROR,
    "no book in this folder",
    "The folder holds neither a manuscript folder nor a Markdown file.",
    "Run the command in the book's folder, or name the folder after the command.",
)

UNKNOWN_THEME = Rule(
    "B014",
    ERROR,
    "a theme that is not there",
    "The book would be set in another design than the one you chose.",
    "Name one of the themes that publish brings along.",
)

LANGUAGE_FOUND = Rule(
    "B015",
    NOTICE,
    "the language is not stated",
    "It was found from the words of the book. Hyphens, quotation marks and voices depend on it.",
    "Set language in the book's file.",
)
SEVERAL_LAYOUTS = Rule(
    "B016",
    ERROR,
    "a folder that can be read as several books",
    "Two files give different reading orders, and either could be the one that you mean.",
    'Name one of the layouts in a book.toml, such as layout = "mdbook", or build the folder of one language.',
)
BAD_CONFIGURATION = Rule(
    "B017",
    ERROR,
    "a configuration that cannot be read",
    "The file of the tool that the manuscript was written for tells the reading order, and it is broken.",
    "Mend the line that is named.",
)
NOT_MARKDOWN = Rule(
    "B018",
    WARNING,
    "a chapter that is not Markdown",
    "It is listed, but only Markdown can be read, so that the book is made without it.",
    "Convert the file to Markdown, or take it out of the list.",
)
UNKNOWN_PRINTER = Rule(
    "B020",
    ERROR,
    "a printer or a paper that is not known",
    "The pages would be made for another one than yours.",
    "Take one of the names that the message lists; generic is for any printer.",
)
BAD_PROFILE = Rule(
    "B021",
    ERROR,
    "a colour profile that is not one of a press",
    "It says how the inks of a printer look; from another file no colour can be told.",
    "Ask the printer for the profile of its press: a file that ends in .icc.",
)
BAD_BIBLIOGRAPHY = Rule(
    "B022",
    ERROR,
    "a bibliography, or an entry of it, that cannot be read",
    "What stands there cannot be cited, and would be missing in the list of works.",
    "Mend the line that is named; programs that manage references write these files without faults.",
    soft=True,
)
SAME_WORK_KEY = Rule(
    "B023",
    WARNING,
    "two works with the same key",
    "A citation cannot tell which of them it means; the first one is taken.",
    "Give one of them another key, or take out the entry that is there twice.",
)
UNKNOWN_STYLE = Rule(
    "B024",
    ERROR,
    "a citation style that is not known",
    "Citations and the list of works cannot be set without it.",
    "Write the name of a style of the CSL project, such as apa, or of a .csl file in the book's folder.",
    soft=True,
)
NO_SAMPLE = Rule(
    "B025",
    ERROR,
    "a sample without chapters",
    "Nobody said which chapters may be given away.",
    "List them as chapters in a group [sample] of the book's file.",
)
IDLE_SILENCE = Rule(
    "B030",
    WARNING,
    "a silence that does nothing",
    "What it was written for is mended, or it names another place, or an error, which nobody can silence.",
    "Take it out of the book's file, or correct its code or place; mend an error.",
)
LEFT_ASIDE = Rule(
    "B019",
    NOTICE,
    "Markdown files that are in no chapter list",
    "A chapter that was forgotten in the list would be missing without a word.",
    "List them, or move them into a folder whose name begins with an underscore, such as _drafts.",
)

# --- the manuscript ----------------------------------------------------------------------------
NOT_UTF8 = Rule(
    "M001",
    ERROR,
    "a file that is not UTF-8",
    "In another encoding letters with accents would turn into other characters.",
    "Save the file as UTF-8; every editor can.",
)
BAD_FRONT_MATTER = Rule(
    "M002",
    ERROR,
    "front matter that is not YAML",
    "The lines between the dashes at the head of the file could not be read.",
    "Mend the line that is named; a value with a colon in it needs quotation marks.",
    soft=True,
)
EMPTY_CHAPTER = Rule(
    "M003",
    ERROR,
    "an empty chapter",
    "The book would have a page with nothing on it.",
    "Write the chapter or take it out of the list.",
    soft=True,
)
UNCLOSED_HTML = Rule(
    "M004",
    ERROR,
    "a raw HTML block that is never closed",
    "It would swallow the rest of the file.",
    "Add the closing tag.",
    soft=True,
)
UNDEFINED_NOTE = Rule(
    "M005",
    ERROR,
    "a note that is called but not written",
    "The reader would find a mark that leads nowhere.",
    "Write the note, a line that begins with [^name]: and its text.",
    soft=True,
)
UNUSED_NOTE = Rule(
    "M006",
    WARNING,
    "a note that is written but never called",
    "Its text appears nowhere in the book.",
    "Call it with [^name] in the text, or delete it.",
)
DUPLICATE_ID = Rule(
    "M007",
    ERROR,
    "one id in two places",
    "A link to it could mean either.",
    "Rename one of the two; if they are in two files, name the file in the link.",
    soft=True,
)
BROKEN_LINK = Rule(
    "M008",
    ERROR,
    "a link to a file that is not in the book",
    "The reader would be led nowhere.",
    "Correct the path, or link to the web address of the file.",
    soft=True,
)
BROKEN_ANCHOR = Rule(
    "M009",
    ERROR,
    "a link to a place that does not exist",
    "The reader would be led nowhere.",
    "Correct the part after the #; headings get their id from their words.",
    soft=True,
)
UNCLOSED_BLOCK = Rule(
    "M010",
    ERROR,
    "a block that is opened and never closed",
    "Everything after it would belong to the block.",
    "Close it with a line of as many colons, or of the same fence.",
    soft=True,
)
BAD_FRONT_MATTER_KEY = Rule(
    "M011",
    ERROR,
    "a front matter key that publish does not know",
    "A mistyped key would silently do nothing.",
    "Correct the spelling; the chapter on the manuscript lists the keys.",
    soft=True,
)
NO_SCHEME = Rule(
    "M012",
    ERROR,
    "a web address without https://",
    "Reading systems take it for a file in the book; some shops refuse the book.",
    "Write the whole address, with https:// in front.",
    soft=True,
)
MISSING_IMAGE = Rule(
    "M014",
    ERROR,
    "a picture that is not there",
    "The reader would see a broken picture.",
    "Correct the path; it is read from the folder of the chapter, then from the manuscript folder.",
    soft=True,
)
NO_ALTERNATIVE = Rule(
    "M015",
    WARNING,
    "a picture without alternative text",
    "Readers who cannot see it are told nothing, and shops that ask for accessible books refuse it.",
    "Say what the picture shows between the square brackets; after mere decoration write {.decorative}.",
)
BAD_IMAGE = Rule(
    "M016",
    ERROR,
    "a picture that cannot be read",
    "The file is damaged, or not one of JPEG, PNG, GIF, WebP, AVIF, SVG, TIFF and BMP.",
    "Export the picture again.",
    soft=True,
)
REMOTE_IMAGE = Rule(
    "M017",
    ERROR,
    "a picture on the web",
    "A book is complete in itself: it builds without a network and looks the same in ten years.",
    "Save the picture in the manuscript folder and name that file.",
    soft=True,
)
REMOVED_HTML = Rule(
    "M018",
    WARNING,
    "HTML that a book cannot hold",
    "Scripts, forms and frames do not work on paper and are refused by shops.",
    "Take it out, or say the same in words.",
)

UNREADABLE = Rule(
    "M019",
    ERROR,
    "a file that cannot be opened",
    "Its text would be missing from the book.",
    "Look at the permissions of the file, and whether it is a link that leads nowhere.",
)

MISSING_INCLUDE = Rule(
    "M020",
    WARNING,
    "text to take in that is not there",
    "A listing or a passage that stands in another file would be missing from the page.",
    "Correct the path or the name of the part; nothing outside the book's folder is taken in.",
)
NOT_RUN = Rule(
    "M021",
    NOTICE,
    "a tag that only its own tool can run",
    "What the tool would have put there is not known; words that the tag carries are kept.",
    "Look at the place; where something is missing, write it in Markdown.",
)
LEFT_LINKS = Rule(
    "M022",
    NOTICE,
    "links between pages were left out",
    "A book is leafed through; what leads to the next page of a web site has no use in it.",
    "Nothing needs doing.",
)
OTHER_CASE = Rule(
    "M023",
    NOTICE,
    "a picture whose name is written with other capitals",
    "Some systems do not tell small letters from capitals and others do: there the picture would be missing.",
    "Write the name as the file has it.",
)
OVERSIZED = Rule(
    "M070",
    ERROR,
    "a file that is larger than a book's can be",
    "A text of ten megabytes has more than three thousand pages, and no page shows all of such a picture.",
    "Divide a text into chapters; save a picture with fewer pixels, or as JPEG.",
)

UNFETCHED = Rule(
    "M071",
    ERROR,
    "a picture on the web that could not be had",
    "Only public addresses with http or https are asked, for a short time, and for files of a sensible size.",
    "Save the picture in the manuscript folder and name that file.",
    soft=True,
)
ENDLESS_STYLE = Rule(
    "M072",
    ERROR,
    "a style sheet that comes to more than can be read",
    "Brackets in brackets and variables made of variables multiply without end.",
    "Write what is meant without them.",
)
UNKNOWN_WORK = Rule(
    "M060",
    ERROR,
    "a citation of a work that is not in the bibliography",
    "Readers could not find out what is cited.",
    "Correct the key, or add the work. Before an at sign that cites nothing, write a backslash.",
    soft=True,
)
BAD_INDEX_MARK = Rule(
    "M062",
    WARNING,
    "an index mark that says nothing, or a range or reference that leads nowhere",
    "Readers who look something up would not find it.",
    "Give the mark words or an entry, every range an end, and refer to entries that are in the index.",
)
UNUSED_TERM = Rule(
    "M063",
    NOTICE,
    "a term of the list for the index that is nowhere in the text",
    "It has no entry then. Perhaps the text has it in another form.",
    "Add the forms behind a colon, or take the term out.",
)
UNSET_CITATION = Rule(
    "M061",
    WARNING,
    "a citation, or a work, that the style could not set",
    "An odd value in the entry, or a fault of the style, was in the way; the key is shown in its place.",
    "Compare the fields of the entry with those of others of its kind, or choose another style.",
)
UNSET_FORMULA = Rule(
    "M030",
    WARNING,
    "a formula that cannot be set",
    "Its TeX is broken, never ends, or is more than a page can hold; the book shows it as it is written.",
    "Correct what the message names: a brace, an argument, an \\end. Divide a very long formula.",
)
UNKNOWN_COMMAND = Rule(
    "M031",
    WARNING,
    "a command in formulas that nobody defines",
    "It is neither TeX's nor the book's, so its name is set in its place.",
    "Correct its name; or say what stands for it under [math] macros in book.toml, or with \\newcommand.",
)
WIDE_FORMULA = Rule(
    "M032",
    WARNING,
    "a formula that is too wide for the page",
    "Even broken at its relations it must be made so small that it is hard to read.",
    "Break it yourself: write it in rows, in align.",
)

UNKNOWN_LABEL = Rule(
    "M033",
    WARNING,
    "a reference to a label that nothing has",
    "The reader would be sent nowhere, so the reference stays as it is written.",
    "Correct the label, or give the figure, table, listing or equation its own: {#fig-map}.",
)

# --- pages -------------------------------------------------------------------------------------
MISSING_GLYPH = Rule(
    "P001",
    ERROR,
    "a character that no font has",
    "The printed page would show an empty box.",
    "Install a font for the script, which the message names, or write the character differently.",
    soft=True,
)
SYSTEM_GLYPH = Rule(
    "P002",
    NOTICE,
    "a character from a font of this machine",
    "No font of the theme has it, so that another machine may print another shape or none.",
    "Nothing needs doing where the page looks right; to be safe, write the character differently.",
)
LOST_NOTE = Rule(
    "P003",
    ERROR,
    "a note that does not fit its page",
    "The note would be missing or stand on another page than its call.",
    "Shorten the note, or move its call to another sentence.",
)
LONG_NOTE = Rule(
    "P004",
    NOTICE,
    "a note too long for the foot of a page",
    "A note of this length leaves no room for the text.",
    "Nothing needs doing: it stands at the end of its chapter. Shorten it to bring it back.",
)
STYLE_IGNORED = Rule(
    "P005",
    WARNING,
    "a style that the page cannot follow",
    "A line of CSS has no effect on paper.",
    "Correct it, or move it into the stylesheet of the EPUB.",
)
PAGE_RESOURCE = Rule(
    "P006",
    ERROR,
    "something that the page needs and cannot get",
    "A picture or font named by a style or by HTML is not in the book.",
    "Put the file into the manuscript folder and name it there.",
    soft=True,
)
MISSING_TARGET = Rule(
    "P007",
    ERROR,
    "a link on the page without its target",
    "The reader would be led nowhere.",
    "Correct the link.",
    soft=True,
)
PAGE_SIZE = Rule(
    "P008",
    WARNING,
    "a page size that the printer does not make",
    "Its machines cut certain sizes only; the file would be refused.",
    "Choose another trim, or another printer.",
)
OTHER_BLEED = Rule(
    "P009",
    WARNING,
    "another bleed than the printer asks for",
    "Printers know from the size of the page whether there is bleed, and refuse other sizes.",
    "Write the printer's number as bleed, or none where nothing reaches the edge of a page.",
)
PAGE_COUNT = Rule(
    "P010",
    WARNING,
    "more or fewer pages than the printer binds",
    "A book that is too thin cannot be glued, and one that is too thick falls apart.",
    "Choose another trim, paper or printer, or change the margins.",
)
NO_PROFILE = Rule(
    "P011",
    WARNING,
    "colours without the printer's profile",
    "This printer takes its own inks only, and how much of each a colour needs depends on press and paper.",
    "Set profile in [editions.print] to the file that the printer gives, or choose paper for black ink.",
)
UNUSED_PROFILE = Rule(
    "P012",
    NOTICE,
    "a colour profile that is not used",
    "This printer wants the colours of screens, and turns them into inks itself.",
    "Nothing needs doing; take the profile out to be without the notice.",
)
COARSE_PICTURE = Rule(
    "P013",
    WARNING,
    "a picture with too few pixels for print",
    "Under 300 pixels to the inch edges become soft; under 200 some printers refuse the book.",
    "Export the picture again from its source, as large as the message says; to enlarge the file is no help.",
)
NO_BLEED = Rule(
    "P014",
    NOTICE,
    "a picture for a whole page, and no bleed",
    "A picture may reach the edge only where it runs over it and is cut; else a white line is left.",
    "Set bleed in [editions.print] to what the printer asks for, or leave the picture inside the margins.",
)
BEYOND_REASON = Rule(
    "P015",
    ERROR,
    "sizes that no page can be made with",
    "A number in a style is so large or so small that nothing can be reckoned with it.",
    "Look for the number in your style sheets, or in a style attribute of the chapter.",
)

OVERFLOW = Rule(
    "P020",
    WARNING,
    "something that stands outside the text block",
    "It runs into the margin, or off the page, where it may be cut.",
    "Make it narrower: a smaller width in a style, a shorter line, fewer columns.",
)
BROKEN_WORD = Rule(
    "P021",
    NOTICE,
    "a word that is broken where it must",
    "The word, address or column is wider than its line, and no hyphen or sign allows a break.",
    "Nothing needs doing where it can be read; a hyphen or another wording puts the break elsewhere.",
)

# --- the EPUB ----------------------------------------------------------------------------------
PRINT_STYLE = Rule(
    "E001",
    WARNING,
    "print-only CSS in a stylesheet of the EPUB",
    "Older reading systems drop the whole stylesheet at the first rule that they do not know.",
    "Move the rule into styles/print.css.",
)
REFUSED_STYLE = Rule(
    "E002",
    WARNING,
    "CSS that an EPUB cannot hold",
    "It is broken, forbidden in an EPUB, or names a file that is not in it; shops refuse the book.",
    "Correct the rule or take it out.",
)
DRAWN_COVER = Rule(
    "E003",
    NOTICE,
    "a cover that is an SVG drawing",
    "Apple Books and Kindle show no SVG as a cover; so it becomes a picture, its words in the theme's fonts.",
    "Look at the cover of the EPUB; or export it yourself as JPEG or PNG, 1600 by 2560 pixels.",
)

NO_CLAIM = Rule(
    "E004",
    WARNING,
    "a claim of accessibility that the book does not bear out",
    "A false claim misleads the readers who depend on it, and the law of many countries forbids it.",
    "Mend what the message names, or take certified_by out.",
)
PALE = Rule(
    "E005",
    WARNING,
    "a colour that is hard to read",
    "Text needs a contrast of 4.5 to 1 with the page behind it (WCAG 2.2, 1.4.3).",
    "Choose a darker colour, or a lighter one on a dark ground; leave colours of the text to the reader.",
)
BINDING_STYLE = Rule(
    "E006",
    NOTICE,
    "a style that readers cannot change",
    "A fixed size or an !important takes the choice of letters and colours away from those who need it.",
    "Give sizes in em or %, and leave !important out.",
)
LOST_AT_NIGHT = Rule(
    "E007",
    NOTICE,
    "a colour that is lost at night",
    "Many readers turn the page black; dark letters, or a light ground without a colour of its own"
    " letters, cannot be read there.",
    "Give ground and letters together, or colours for the night in the media query prefers-color-scheme.",
)

SHOP_LINK = Rule(
    "E008",
    WARNING,
    "a link to a shop",
    "Shops refuse a book that sends its readers to another shop.",
    "Link to a page of your own that names the shops, or make a file for each shop with --target.",
)
SMALLER_PICTURE = Rule(
    "E009",
    NOTICE,
    "a picture that was made smaller",
    "It has more pixels than shops take; the file of the author stays as it is.",
    "Nothing needs doing.",
)
SMALL_COVER = Rule(
    "E010",
    WARNING,
    "a cover of few pixels",
    "Shops refuse it, or show it blurred.",
    "Export the cover again with 1600 by 2560 pixels.",
)

NO_COVER = Rule(
    "E011",
    WARNING,
    "an EPUB for a shop, without a cover",
    "Most shops refuse a file that has none inside.",
    "Name a picture as cover in book.toml, a JPEG or PNG of 1600 by 2560 pixels.",
)

# --- the cover ---------------------------------------------------------------------------------
ESTIMATED_SPINE = Rule(
    "C001",
    WARNING,
    "a spine whose width is an estimate",
    "Paper differs from printer to printer, and this one does not publish how thick its own is. A cover that "
    "does not fit the book is refused, or shows its front on the spine.",
    "Fetch the printer's template for your number of pages, and set its width as spine in [editions.cover].",
)
BARE_SPINE = Rule(
    "C002",
    NOTICE,
    "a spine without words",
    "Covers shift a little when books are bound. On a thin book the words would slip onto the front.",
    'Nothing needs to be done. To be without the notice, set spine_text = "none" in [editions.cover].',
)
LONG_BACK = Rule(
    "C003",
    ERROR,
    "a text too long for the back cover",
    "It would run into the barcode or off the book even in the smallest letters that can be read.",
    "Shorten the text. A hundred and fifty words are enough for most books.",
)
UNKNOWN_COLOUR = Rule(
    "C004",
    ERROR,
    "a colour that the theme does not have",
    "The cover would silently come out in another.",
    "Take one of the names that the message lists, or a number such as #17525a.",
)
UNDRAWN_COVER = Rule(
    "C005",
    WARNING,
    "an EPUB without a cover",
    "Drawing a cover needs Pango, which the EPUB does not need otherwise. Shops want a cover.",
    "Install Pango as the message says, or set the image of a cover.",
)
COARSE_COVER = Rule(
    "C006",
    WARNING,
    "a cover picture with too few pixels for print",
    "Under 300 pixels to the inch edges become soft, and under 200 printers refuse the cover.",
    "Export the picture again from its source, as large as the message says; to enlarge the file is no help.",
)
LONG_FRONT = Rule(
    "C007",
    WARNING,
    "words that do not fit on the front cover",
    "Even in letters a quarter as large, title, subtitle and names run off the book.",
    "Shorten the subtitle, or give the cover an image.",
)

# --- imports -----------------------------------------------------------------------------------
UNKNOWN_FORMAT = Rule(
    "I001",
    ERROR,
    "a file of a kind that cannot be brought in",
    "Only web pages, plain text, Word documents (DOCX) and EPUBs are understood.",
    "Open the file in the program that made it, and save it as DOCX or HTML.",
)
BROKEN_FILE = Rule(
    "I002",
    ERROR,
    "a file to bring in that cannot be opened",
    "It is damaged, or is not what its name says.",
    "Open it in the program that made it and save it again.",
)
UNREADABLE_TEXT = Rule(
    "I003",
    ERROR,
    "a text in an unknown encoding",
    "Letters with accents would turn into other characters.",
    "Save the file as UTF-8.",
)
ALREADY_THERE = Rule(
    "I004",
    ERROR,
    "a chapter that is there already",
    "An import never writes over what you have.",
    "Rename or move the chapter that is there, or bring the file into another folder with --into.",
)
NOTHING_FOUND = Rule(
    "I005",
    ERROR,
    "a file without text",
    "There is nothing to make a chapter from.",
    "Look whether the file is the one you mean; pictures of pages hold no text.",
)
LOCKED_BOOK = Rule(
    "I006",
    ERROR,
    "an EPUB that is locked",
    "Its text is encrypted, and only the shop's own reader can open it.",
    "Ask the publisher for an EPUB without a lock.",
)
TOO_LARGE = Rule(
    "I007",
    ERROR,
    "a file that is too large",
    "It, or what is packed in it, would fill the memory of the machine.",
    "Divide the file into several.",
)
LEFT_OUT = Rule(
    "I008",
    NOTICE,
    "something was left out",
    "Menus, forms and the like belong to a web site and not to a book.",
    "Look over what is named; if it belongs to the text, copy it into the chapter.",
)
LEFT_PICTURE = Rule(
    "I009",
    WARNING,
    "a picture was left out",
    "It is on the web, is not where the file says, or is of a kind that books do not hold.",
    "Save the picture as PNG or JPEG in the folder pictures, and name it in the chapter.",
)
CUT_LINK = Rule(
    "I010",
    NOTICE,
    "links lost their address",
    "They lead to a file or a place that did not come along; their words are kept.",
    "Nothing needs doing, unless you want them to lead somewhere else.",
)
GUESSED_ENCODING = Rule(
    "I011",
    WARNING,
    "an encoding was guessed",
    "The file does not say how its letters are stored; Windows-1252 was tried, as browsers do.",
    "Look at the letters with accents; if they are wrong, save the file as UTF-8.",
)
RECOGNISED = Rule(
    "I012",
    NOTICE,
    "what was recognised",
    "Headings, quotations and the like were found by how they look; a guess can be wrong.",
    "Compare the chapter with what you brought in.",
)

HAS_BOOK_FILE = Rule(
    "I013",
    ERROR,
    "a book's file that is there already",
    "It is yours, and nothing is ever written over.",
    "Change it by hand, or move it away first.",
)

FILE_THERE = Rule(
    "I014",
    ERROR,
    "a file that is there already",
    "A new book is put only where nothing of yours would be written over.",
    "Name another folder, or move the file away first.",
)

# --- writing -----------------------------------------------------------------------------------
CANNOT_WRITE = Rule(
    "W001",
    ERROR,
    "the edition cannot be written",
    "The folder is not writable, or the disk is full.",
    "Make the folder writable, or choose another place with --output.",
)

# --- finished editions, releases -------------------------------------------------------------------
EPUB_REFUSED = Rule(
    "X001",
    ERROR,
    "what EPUBCheck finds in the EPUB",
    "Shops put every EPUB before this program, and refuse what it refuses.",
    "Look at the place; raw HTML and styles of your own are the usual cause. If the text is plain, it is a"
    " fault of publish: please report it.",
)
PDF_REFUSED = Rule(
    "X002",
    ERROR,
    "what veraPDF finds in the PDF for screens",
    "The file says that it conforms to PDF/UA and PDF/A, which archives and readers of all abilities trust.",
    "Look at styles of your own and at pictures in SVG. If there are none, it is a fault of publish: please"
    " report it.",
)
NOT_CHECKED = Rule(
    "X003",
    WARNING,
    "a check that was not made",
    "Its program is not installed or did not run, so that nobody knows what it would have found.",
    "Install the checks, pip install publish-book[check].",
)
BROKEN_EPUB = Rule(
    "X004",
    ERROR,
    "an EPUB that is not whole",
    "A file or a place that is named in it is missing, or a document in it is not well-formed.",
    "Look at the place. If nothing is wrong there, it is a fault of publish: please report it.",
)
BROKEN_PDF = Rule(
    "X005",
    ERROR,
    "a PDF that is not whole",
    "It cannot be opened, has pages of another size than you chose, or lacks a font; printers refuse it.",
    "Look at styles of your own. If there are none, it is a fault of publish: please report it.",
)

OTHER_STATE = Rule(
    "X010",
    ERROR,
    "a tag that names another state of the book",
    "The release would hold another text than its tag says.",
    "Check out the tag, or choose a new one; a tag that was given is never moved.",
)
NOT_COMMITTED = Rule(
    "X011",
    ERROR,
    "changes that are not committed",
    "The release would hold a text that nobody can find again by its tag.",
    "Commit the changes or take them back. A trial with --dry-run only warns of them.",
)
OTHER_FILES = Rule(
    "X012",
    ERROR,
    "files that are not those that were checked",
    "Only what was built and checked may be attached to a release.",
    "Make them anew with publish release --dry-run.",
)
NOT_ATTACHED = Rule(
    "X013",
    ERROR,
    "gh could not attach the files",
    "The release is not there or is not complete. The files themselves are made and kept in dist/.",
    "Mend what gh says, and run the command again: files that are attached already are replaced.",
)

NO_HISTORY = Rule(
    "X014",
    WARNING,
    "a version without its history",
    "Nobody can tell what has changed since the version before, nor whether the tag names these files.",
    "Keep the book in git, and fetch all of its history and its tags; in a workflow, set fetch-depth to 0.",
)

CATALOGUE: tuple[Rule, ...] = tuple(
    sorted((rule for rule in globals().values() if isinstance(rule, Rule)), key=lambda r: r.code)
)
BY_CODE = {rule.code: rule for rule in CATALOGUE}
